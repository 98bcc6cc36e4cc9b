// A drawing -> 28x28 the way MNIST was made (LeCun, Cortes and Burges): the ink's bounding box is
// fitted into 20x20 keeping its aspect, anti-aliased, and placed in 28x28 by its centre of mass.
// User drawings, generated digits and foreign pictures all pass through here.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/data/drawing.h"

namespace inkgrad {

inline constexpr int kDigitSide = 28;
inline constexpr int kDigitPixels = kDigitSide * kDigitSide;
inline constexpr int kFittedSide = 20;
inline constexpr int kInkSide = 112;  // the pad as a picture: four pixels to each of the 28

// 8-bit grey, row by row: 0 = paper, 255 = full ink.
struct GreyPicture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;
};

using FittedPixels = std::array<std::uint8_t, kFittedSide * kFittedSide>;
using DigitPixels = std::array<std::uint8_t, kDigitPixels>;

// All stages, for looking at. No ink at all is not an error: everything is 0 and `empty` is true.
struct DrawnDigit {
  GreyPicture ink;        // as drawn: the pad in kInkSide x kInkSide (clipped), or the pixels given
  FittedPixels fitted{};  // 20x20
  DigitPixels seen{};     // 28x28, what the network gets
  bool empty = true;
  // Where the 20x20 box lies in the 28x28 picture.
  int column = 0;
  int row = 0;
};

// Throws Error(kInvalidArgument) for coordinates that are not finite or far from the pad, for a pen
// width out of its range and for absurdly long drawings.
DrawnDigit drawn_digit(const Drawing& drawing);

// From a picture of ink (0 = paper) of any size up to kMaxPictureSide on a side.
inline constexpr int kMaxPictureSide = 4096;
DrawnDigit drawn_digit(std::span<const std::uint8_t> pixels, int width, int height);

// The last stage alone, without the pictures in between; `seen` has kDigitPixels places.
void seen_pixels(const Drawing& drawing, std::span<std::uint8_t> seen);

}  // namespace inkgrad
