// The gradient of a convolution's weights: a tile's rows are some taps, its columns eight channels
// out, and its sums go over the positions of the image.
#include <algorithm>

#include "core/tensor/kernels/convolve.h"
#include "core/tensor/kernels/padded_image.h"
#include "core/tensor/kernels/panel.h"

namespace inkgrad::kernels {

namespace {

// Positions worked on at once: their gradients (8 KB in float) stay in the first-level cache.
constexpr Index kPositionsBlock = 256;

// Lines of the output, and where they begin in the packed gradient.
struct Lines {
  Index first;
  Index count;
};

template <Index kRows>
void one_tile(const Window& w, const PaddedImage& image, const Lines& lines,
              const Scalar* const* taps, const Scalar* gradient, Scalar* weight_grad) {
  RowPointers<kRows> rows;
  std::copy_n(taps, kRows, rows.begin());
  const Index out_width = w.out_width();
  const Index down = w.stride * image.width;
  for (const Scalar*& row : rows) row += lines.first * down;
  gradient += lines.first * out_width * kTileColumns;
  Tile<kRows> tile;
  for (Index y = 0; y < lines.count; ++y) {
    if (w.stride == 1) {
      tile.add_run(rows, 1, out_width, gradient, kTileColumns);
    } else {
      tile.add_run(rows, w.stride, out_width, gradient, kTileColumns);
    }
    gradient += out_width * kTileColumns;
    for (const Scalar*& row : rows) row += down;
  }
  // Sums of sums lose less than one long sum.
  tile.add_to(weight_grad, kTileColumns);
}

// By the number of rows; called by address for the reason in gemm_tiles.cpp.
using OneTile = void (*)(const Window&, const PaddedImage&, const Lines&, const Scalar* const*,
                         const Scalar*, Scalar*);
constexpr std::array<OneTile, std::size_t(kTileRows)> kTiles{one_tile<1>, one_tile<2>, one_tile<3>,
                                                             one_tile<4>, one_tile<5>, one_tile<6>};

}  // namespace

void add_weight_gradient(const Window& w, Index out_channels, const Scalar* padded,
                         const Scalar* packed_gradient, Scalar* weight_grad) {
  const PaddedImage image(w, padded);
  const Index patch = w.patch_size();
  const Index block = std::max(Index(1), kPositionsBlock / w.out_width());
  for (Index o = 0; o < out_channels; o += kTileColumns) {
    for (Index line = 0; line < w.out_height(); line += block) {
      const Lines lines{line, std::min(block, w.out_height() - line)};
      TapWalk walk(w, image);
      for (Index k = 0; k < patch;) {
        const Index next = rows_of_tile(patch - k);
        RowPointers<kTileRows> taps;
        for (Index r = 0; r < next; ++r) taps[std::size_t(r)] = padded + walk.next();
        kTiles[std::size_t(next - 1)](w, image, lines, taps.data(),
                                      packed_gradient + o * w.positions(),
                                      weight_grad + o * patch + k * kTileColumns);
        k += next;
      }
    }
  }
}

}  // namespace inkgrad::kernels
