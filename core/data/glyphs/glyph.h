// The ways people write each digit. A way is a function that moves the pen; its weight says how
// often it is used beside the other ways of that digit.
#pragma once

#include <span>
#include <string_view>

#include "core/data/handwriting/hand.h"

namespace inkgrad {

struct GlyphWay {
  std::string_view name;
  double weight;
  void (*write)(Hand&);
};

// One file each: zero.cpp ... nine.cpp.
std::span<const GlyphWay> ways_of_zero();
std::span<const GlyphWay> ways_of_one();
std::span<const GlyphWay> ways_of_two();
std::span<const GlyphWay> ways_of_three();
std::span<const GlyphWay> ways_of_four();
std::span<const GlyphWay> ways_of_five();
std::span<const GlyphWay> ways_of_six();
std::span<const GlyphWay> ways_of_seven();
std::span<const GlyphWay> ways_of_eight();
std::span<const GlyphWay> ways_of_nine();

// Throws Error(kInvalidArgument) for a label outside of 0..9.
std::span<const GlyphWay> glyph_ways(int label);

}  // namespace inkgrad
