// An endless, seeded source of hand-drawn-looking digits. Each is written with a pen trajectory
// (one of the ways people write that digit), varied, and put through the preprocessing of a user's
// drawing. Digit i of a seed depends on nothing but seed and i: any of them can be had at any time.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/data/drawing.h"

namespace inkgrad {

class DigitGenerator {
 public:
  explicit DigitGenerator(std::uint64_t seed) : seed_(seed) {}

  // Every ten digits (0..9, 10..19, ...) hold each label once, in an order of their own.
  int label(std::uint64_t index) const;
  // The way of writing that digit `index` uses, e.g. "open", as named in core/data/glyphs/.
  std::string_view way(std::uint64_t index) const;

  // Digit `index` as pen strokes, in pad units.
  Drawing drawing(std::uint64_t index) const;
  // The same of a label of one's choice (0..9, else Error).
  Drawing drawing(int label, std::uint64_t index) const;

  // Digit `index` as 28x28 grey levels, 0 = paper, into `pixels` (784 places); returns its label.
  int picture(std::uint64_t index, std::span<std::uint8_t> pixels) const;

 private:
  std::uint64_t seed_;
};

}  // namespace inkgrad
