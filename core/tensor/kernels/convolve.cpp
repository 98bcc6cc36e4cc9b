#include "core/tensor/kernels/convolve.h"

#include <algorithm>

#include "core/tensor/kernels/padded_image.h"
#include "core/tensor/kernels/panel.h"

namespace inkgrad::kernels {

namespace {

// Taps summed at once. More of them (a window over very many channels) go in several passes.
constexpr Index kMostTaps = 1024;

// Where a window's taps lie in the padded image, from its first; in the order of packed weights.
struct Taps {
  std::array<Index, std::size_t(kMostTaps)> offset;
  Index count = 0;
};

// Four positions of four channels.
[[gnu::always_inline]] inline void put_four(Vector* sums, Scalar* out, Index positions, Into into) {
  transpose(sums[0], sums[1], sums[2], sums[3]);
  for (std::size_t channel = 0; channel < std::size_t(kLanes); ++channel, out += positions) {
    if (into == Into::kAccumulate) {
      Vector before;
      load(before, out);
      sums[channel] += before;
    }
    store(sums[channel], out);
  }
}

// Two positions of four channels.
[[gnu::always_inline]] inline void put_two(const Vector* sums, Scalar* out, Index positions,
                                           Into into) {
  const bool adds = into == Into::kAccumulate;
  for (Index channel = 0; channel < kLanes; ++channel, out += positions) {
    out[0] = (adds ? out[0] : Scalar(0)) + sums[0][channel];
    out[1] = (adds ? out[1] : Scalar(0)) + sums[1][channel];
  }
}

// out [O, positions]: row r of the tile is position r, its columns are channels.
template <Index kRows>
void store_tile(Tile<kRows>& tile, Index channels, Scalar* out, Index positions, Into into) {
  std::size_t stored = 0;
  if (channels == kTileColumns) {
    if constexpr (kRows >= kLanes) {
      put_four(tile.left.data(), out, positions, into);
      put_four(tile.right.data(), out + kLanes * positions, positions, into);
      stored = kLanes;
    }
    if constexpr (kRows == kLanes + 2) {
      put_two(&tile.left[stored], out + stored, positions, into);
      put_two(&tile.right[stored], out + stored + kLanes * positions, positions, into);
      return;
    }
  }
  for (std::size_t r = stored; r < std::size_t(kRows); ++r) {
    const auto sums = tile.row(r);
    for (Index o = 0; o < channels; ++o) {
      Scalar& cell = out[o * positions + Index(r)];
      cell = (into == Into::kAccumulate ? cell : Scalar(0)) + sums[std::size_t(o)];
    }
  }
}

// How far a panel's tiles have come.
struct Place {
  const Scalar* line;  // the window's first tap at the line's first position
  Index x = 0;
  Index position = 0;
};

struct Pass {
  const Window& window;
  const PaddedImage& image;
  const Taps& taps;
  const Scalar* panel;  // of these taps and eight channels
  Index channels;       // of the eight, how many count
  Scalar* out;
  Into into;
};

// So many tiles of kRows positions, one after another.
template <Index kRows>
void some_tiles(const Pass& pass, Place& place, Index tiles) {
  const Window& w = pass.window;
  const Index positions = w.positions();
  const Index out_width = w.out_width();
  for (; tiles > 0; --tiles, place.position += kRows) {
    RowPointers<kRows> rows;
    for (const Scalar*& row : rows) {
      row = place.line + place.x * w.stride;
      if (++place.x == out_width) {
        place.x = 0;
        place.line += w.stride * pass.image.width;
      }
    }
    Tile<kRows> tile;
    const Scalar* panel = pass.panel;
    INKGRAD_ROLLED
    for (Index k = 0; k < pass.taps.count; ++k, panel += kTileColumns) {
      tile.add(rows, pass.taps.offset[std::size_t(k)], panel);
    }
    store_tile(tile, pass.channels, pass.out + place.position, positions, pass.into);
  }
}

// By the number of rows; called by address for the reason in gemm_tiles.cpp.
using SomeTiles = void (*)(const Pass&, Place&, Index);
constexpr std::array<SomeTiles, std::size_t(kTileRows)> kSomeTiles{
    some_tiles<1>, some_tiles<2>, some_tiles<3>, some_tiles<4>, some_tiles<5>, some_tiles<6>};

// One panel over all positions.
void one_panel(const Pass& pass) {
  const Index positions = pass.window.positions();
  Place place{pass.image.data};
  while (place.position < positions) {
    const Index left = positions - place.position;
    const Index rows = rows_of_tile(left);
    const Index tiles = rows == kTileRows ? whole_tiles(left) : 1;
    kSomeTiles[std::size_t(rows - 1)](pass, place, tiles);
  }
}

}  // namespace

void convolve(const Window& w, Index out_channels, const Scalar* padded, const Scalar* packed,
              Scalar* out, Into into) {
  const PaddedImage image(w, padded);
  TapWalk walk(w, image);
  Taps taps;
  for (Index first = 0; first < w.patch_size(); first += taps.count) {
    taps.count = std::min(kMostTaps, w.patch_size() - first);
    for (Index k = 0; k < taps.count; ++k) taps.offset[std::size_t(k)] = walk.next();
    for (Index o = 0; o < out_channels; o += kTileColumns) {
      one_panel({.window = w,
                 .image = image,
                 .taps = taps,
                 .panel = packed + o * w.patch_size() + first * kTileColumns,
                 .channels = std::min(kTileColumns, out_channels - o),
                 .out = out + o * w.positions(),
                 .into = first == 0 ? into : Into::kAccumulate});
    }
  }
}

}  // namespace inkgrad::kernels
