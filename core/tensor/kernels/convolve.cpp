#include "core/tensor/kernels/convolve.h"

#include <algorithm>

#include "core/tensor/kernels/padded_image.h"
#include "core/tensor/kernels/panel.h"

namespace inkgrad::kernels {

namespace {

// The sums of one tile: all taps of all channels. kKernel is the window's kernel, or 0 for any.
template <Index kRows, Index kKernel>
void sum_taps(const Window& w, const PaddedImage& image, RowPointers<kRows> rows,
              const Scalar* panel, Tile<kRows>& tile) {
  const Index kernel = kKernel > 0 ? kKernel : w.kernel;
  const Index step = kKernel > 0 ? 1 : w.dilation;  // the fixed kernels are those without gaps
  const Index down = w.dilation * image.width;
  const Index to_next_channel = image.plane - kernel * down;
  for (Index c = 0; c < w.channels; ++c) {
    for (Index ky = 0; ky < kernel; ++ky) {
      if constexpr (kKernel > 0) {
        for (Index kx = 0; kx < kKernel; ++kx) tile.add(rows, kx, panel + kx * kTileColumns);
      } else {
        tile.add_run(rows, step, kernel, panel, kTileColumns);
      }
      panel += kernel * kTileColumns;
      for (const Scalar*& row : rows) row += down;
    }
    for (const Scalar*& row : rows) row += to_next_channel;
  }
}

void put(Vector& sums, Scalar* out, Into into) {
  if (into == Into::kAccumulate) {
    Vector before;
    load(before, out);
    sums += before;
  }
  store(sums, out);
}

// out [O, positions]: row r of the tile is position r, its columns are channels.
template <Index kRows>
void store_tile(Tile<kRows>& tile, Index channels, Scalar* out, Index positions, Into into) {
  if constexpr (kRows == kLanes) {
    if (channels == kTileColumns) {
      const auto four = [&](std::array<Vector, kLanes>& sums, Scalar* to) {
        transpose(sums[0], sums[1], sums[2], sums[3]);
        for (Vector& channel : sums) {
          put(channel, to, into);
          to += positions;
        }
      };
      four(tile.left, out);
      four(tile.right, out + kLanes * positions);
      return;
    }
  }
  for (std::size_t r = 0; r < std::size_t(kRows); ++r) {
    const auto sums = tile.row(r);
    for (Index o = 0; o < channels; ++o) {
      Scalar& cell = out[o * positions + Index(r)];
      cell = (into == Into::kAccumulate ? cell : Scalar(0)) + sums[std::size_t(o)];
    }
  }
}

// One panel of eight channels over all positions.
template <Index kKernel>
void one_panel(const Window& w, const PaddedImage& image, const Scalar* panel, Index channels,
               Scalar* out, Into into) {
  const Index positions = w.positions();
  const Index out_width = w.out_width();
  const Scalar* line = image.data;
  Index x = 0;
  for (Index p = 0; p < positions; p += kTileRows) {
    with_rows(std::min(kTileRows, positions - p), [&](auto count) {
      RowPointers<count()> rows;
      for (const Scalar*& row : rows) {
        row = line + x * w.stride;
        if (++x == out_width) {
          x = 0;
          line += w.stride * image.width;
        }
      }
      Tile<count()> tile;
      sum_taps<count(), kKernel>(w, image, rows, panel, tile);
      store_tile(tile, channels, out + p, positions, into);
    });
  }
}

}  // namespace

void convolve(const Window& w, Index out_channels, const Scalar* padded, const Scalar* packed,
              Scalar* out, Into into) {
  const PaddedImage image(w, padded);
  const bool dense = w.dilation == 1;
  const auto panel = dense && w.kernel == 3   ? one_panel<3>
                     : dense && w.kernel == 5 ? one_panel<5>
                     : dense && w.kernel == 1 ? one_panel<1>
                                              : one_panel<0>;
  for (Index o = 0; o < out_channels; o += kTileColumns) {
    panel(w, image, packed + o * w.patch_size(), std::min(kTileColumns, out_channels - o),
          out + o * w.positions(), into);
  }
}

}  // namespace inkgrad::kernels
