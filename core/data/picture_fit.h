// The later stages of drawn_digit: averaging ink down, fitting a picture into 20x20, and placing
// the 20x20 box in 28x28 by its centre of mass.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "core/data/drawn_digit.h"
#include "core/data/rasterize.h"

namespace inkgrad {

// 20x20 coverage 0..1.
using FittedGrey = std::array<float, kFittedSide * kFittedSide>;

// 0..1 -> 0..255, rounded.
std::uint8_t grey_level(float covered);

// A grid `times` as fine as 20x20, averaged.
FittedGrey average_down(const InkGrid& grid, int times);

// The bounding box of what is not 0, scaled by area to 20 pixels on its longer side and centred on
// the shorter; nothing when all is 0.
std::optional<FittedGrey> fit_picture(const GreyPicture& picture);

// Fills fitted, seen, empty, column and row. The darkest pixel becomes full ink, as in MNIST, where
// even the thinnest pen reaches it.
void finish_digit(const FittedGrey& grey, DrawnDigit& digit);

}  // namespace inkgrad
