#include "core/data/glyphs/glyph.h"

#include "core/base/error.h"

namespace inkgrad {

std::span<const GlyphWay> glyph_ways(int label) {
  switch (label) {
    case 0:
      return ways_of_zero();
    case 1:
      return ways_of_one();
    case 2:
      return ways_of_two();
    case 3:
      return ways_of_three();
    case 4:
      return ways_of_four();
    case 5:
      return ways_of_five();
    case 6:
      return ways_of_six();
    case 7:
      return ways_of_seven();
    case 8:
      return ways_of_eight();
    case 9:
      return ways_of_nine();
    default:
      break;
  }
  throw Error(ErrorCode::kInvalidArgument, text("digit: expected a label of 0..9, got ", label));
}

}  // namespace inkgrad
