// What the Winograd kernels share: how an image is cut into tiles, and the sums before and after
// the products, for four tiles at a time.
#pragma once

#include <array>

#include "core/tensor/kernels/vector.h"
#include "core/tensor/window.h"

namespace inkgrad::kernels {

// Products of one tile: a tile of 4 x 4 numbers of the image gives 2 x 2 positions.
inline constexpr Index kProducts = 16;

// Four tiles side by side; the last four of a line overlap those before where the line is no
// multiple of four.
struct TileGroup {
  Index row;    // of tiles
  Index tile;   // the first, in its row
  Index stale;  // how many of them the group before has had
};

class TileGrid {
 public:
  explicit TileGrid(const Window& w)
      : tiles_(w.out_width() / 2),
        in_row_((tiles_ + kLanes - 1) / kLanes),
        groups_(in_row_ * w.out_height() / 2) {}

  Index groups() const { return groups_; }
  TileGroup group(Index g) const {
    const Index begin = g % in_row_ * kLanes;
    const Index tile = std::min(begin, tiles_ - kLanes);
    return {g / in_row_, tile, begin - tile};
  }

 private:
  Index tiles_;
  Index in_row_;
  Index groups_;
};

// The sums before the products: B' d B of four tiles, whose first number is at `image`. Product
// 4 i + j goes to out + (4 i + j) * step.
[[gnu::always_inline]] inline void transform_image(const Scalar* image, Index width, Scalar* out,
                                                   Index step) {
  // Lines i of B' take one line of the image from another, or add it.
  constexpr std::array<Index, 4> kFirst{0, 1, 2, 1};
  constexpr std::array<Index, 4> kSecond{2, 2, 1, 3};
  for (std::size_t i = 0; i < 4; ++i) {
    const Scalar* first = image + kFirst[i] * width;
    const Scalar* second = image + kSecond[i] * width;
    std::array<Vector, 3> line;  // columns 0 to 3, 4 to 7, 6 to 9
    constexpr std::array<Index, 3> kColumns{0, 4, 6};
    for (std::size_t part = 0; part < 3; ++part) {
      Vector a;
      Vector b;
      load(a, first + kColumns[part]);
      load(b, second + kColumns[part]);
      line[part] = i == 1 ? a + b : a - b;
    }
    const Vector c0 = __builtin_shufflevector(line[0], line[1], 0, 2, 4, 6);
    const Vector c1 = __builtin_shufflevector(line[0], line[1], 1, 3, 5, 7);
    const Vector c2 = __builtin_shufflevector(c0, line[2], 1, 2, 3, 6);
    const Vector c3 = __builtin_shufflevector(c1, line[2], 1, 2, 3, 7);
    store(c0 - c2, out);
    store(c1 + c2, out + step);
    store(c2 - c1, out + 2 * step);
    store(c1 - c3, out + 3 * step);
    out += 4 * step;
  }
}

}  // namespace inkgrad::kernels
