// The gradient of 3 x 3 weights by minimal filtering: the products of the forward pass turned
// round. Each tile of the output's gradient becomes 16 numbers as well, and those of all tiles
// times those of the image, summed over the tiles, are the transformed weights' gradient.
#include <algorithm>

#include "core/tensor/kernels/padded_image.h"
#include "core/tensor/kernels/tile.h"
#include "core/tensor/kernels/winograd.h"
#include "core/tensor/kernels/winograd_tiles.h"

namespace inkgrad::kernels {

namespace {

// Groups of tiles worked on at once: their numbers stay in the cache.
constexpr Index kMostGroups = 8;
constexpr Index kMostTiles = kMostGroups * kLanes;

struct Chunk {
  Index first;  // group
  Index groups;
  Index tiles() const { return groups * kLanes; }
};

// Of the padded image: [16, C / 8, tiles, 8].
void transform_chunk(const Window& w, const TileGrid& grid, const Chunk& chunk,
                     const Scalar* padded, Scalar* out) {
  const PaddedImage size(w);
  const Index step = w.channels * chunk.tiles();
  for (Index g = 0; g < chunk.groups; ++g) {
    const TileGroup group = grid.group(chunk.first + g);
    const Scalar* from = padded + 2 * (group.row * size.width + group.tile);
    for (Index c = 0; c < w.channels; c += kLanes, from += kLanes * size.plane) {
      // Four tiles of four channels become four channels of four tiles.
      std::array<Scalar, std::size_t(kLanes * kProducts * kLanes)> numbers;
      for (Index i = 0; i < kLanes; ++i) {
        transform_image(from + i * size.plane, size.width, numbers.data() + i * kLanes,
                        kLanes * kLanes);
      }
      Scalar* to =
          out + (c / kTileColumns * chunk.tiles() + g * kLanes) * kTileColumns + c % kTileColumns;
      const Scalar* product = numbers.data();
      for (Index k = 0; k < kProducts; ++k, to += step, product += kLanes * kLanes) {
        std::array<Vector, std::size_t(kLanes)> v;
        for (Index i = 0; i < kLanes; ++i) load(v[std::size_t(i)], product + i * kLanes);
        transpose(v[0], v[1], v[2], v[3]);
        for (Index i = 0; i < kLanes; ++i) store(v[std::size_t(i)], to + i * kTileColumns);
      }
    }
  }
}

// Lines i of A: what the two numbers of a column become.
[[gnu::always_inline]] inline std::array<Vector, 4> spread(const Vector& a, const Vector& b) {
  return {a, a + b, a - b, -b};
}

// A line of the output's gradient: even and odd numbers, those that the group before has had as 0.
[[gnu::always_inline]] inline void take_line(const Scalar* line, Index stale, Vector& even,
                                             Vector& odd) {
  Vector low;
  Vector high;
  load(low, line);
  load(high, line + kLanes);
  even = __builtin_shufflevector(low, high, 0, 2, 4, 6);
  odd = __builtin_shufflevector(low, high, 1, 3, 5, 7);
  for (Index i = 0; i < stale; ++i) even[i] = odd[i] = Scalar(0);
}

// Of the output's gradient: [16, O, tiles].
void transform_gradient(const Window& w, Index out_channels, const TileGrid& grid,
                        const Chunk& chunk, const Scalar* out_grad, Scalar* out) {
  const Index step = out_channels * chunk.tiles();
  for (Index o = 0; o < out_channels; ++o, out_grad += w.positions()) {
    for (Index g = 0; g < chunk.groups; ++g, out += kLanes) {
      const TileGroup group = grid.group(chunk.first + g);
      const Scalar* line = out_grad + 2 * (group.row * w.out_width() + group.tile);
      std::array<Vector, 4> y;  // upper even and odd, lower even and odd
      take_line(line, group.stale, y[0], y[1]);
      take_line(line + w.out_width(), group.stale, y[2], y[3]);
      const auto even = spread(y[0], y[2]);
      const auto odd = spread(y[1], y[3]);
      Scalar* to = out;
      for (std::size_t i = 0; i < 4; ++i) {
        for (const Vector& number : spread(even[i], odd[i])) {
          store(number, to);
          to += step;
        }
      }
    }
  }
}

// Adds kRows channels out times eight channels in: gradient [kRows, tiles], image [tiles, 8].
template <Index kRows>
void one_product(Index tiles, const Scalar* gradient, const Scalar* image, Scalar* out,
                 Index channels) {
  RowPointers<kRows> rows;
  for (std::size_t r = 0; r < std::size_t(kRows); ++r) rows[r] = gradient + Index(r) * tiles;
  Tile<kRows> tile;
  tile.add_run(rows, 1, tiles, image, kTileColumns);
  tile.add_to(out, channels);
}

// By the number of rows; called by address for the reason in gemm_tiles.cpp.
using OneProduct = void (*)(Index, const Scalar*, const Scalar*, Scalar*, Index);
constexpr std::array<OneProduct, std::size_t(kTileRows)> kOneProduct{
    one_product<1>, one_product<2>, one_product<3>, one_product<4>, one_product<5>, one_product<6>};

}  // namespace

bool winograd_fits_gradient(const Window& w, Index out_channels) {
  // The shares of many channels would take more memory than they are worth.
  constexpr Index kMostFilters = 64 * 64;
  return winograd_fits(w, out_channels) && w.channels % kTileColumns == 0 &&
         w.channels * out_channels <= kMostFilters;
}

Index winograd_gradient_workplace_size(const Window& w, Index out_channels) {
  return kProducts * kMostTiles * (w.channels + out_channels);
}

void winograd_add_weight_gradient(const Window& w, Index out_channels, const Scalar* padded,
                                  const Scalar* out_grad, Scalar* workplace, Scalar* weight_grad) {
  const TileGrid grid(w);
  Scalar* image = workplace;
  Scalar* gradient = workplace + kProducts * kMostTiles * w.channels;
  // Chunks of about one size.
  const Index chunks = (grid.groups() + kMostGroups - 1) / kMostGroups;
  for (Index i = 0; i < chunks; ++i) {
    const Index first = i * grid.groups() / chunks;
    const Chunk chunk{first, (i + 1) * grid.groups() / chunks - first};
    transform_chunk(w, grid, chunk, padded, image);
    transform_gradient(w, out_channels, grid, chunk, out_grad, gradient);
    const Scalar* of_image = image;
    const Scalar* of_gradient = gradient;
    Scalar* out = weight_grad;
    for (Index k = 0; k < kProducts; ++k) {
      for (Index c = 0; c < w.channels; c += kTileColumns) {
        for (Index o = 0; o < out_channels;) {
          const Index rows = rows_of_tile(out_channels - o);
          kOneProduct[std::size_t(rows - 1)](chunk.tiles(), of_gradient + o * chunk.tiles(),
                                             of_image, out + o * w.channels + c, w.channels);
          o += rows;
        }
        of_image += chunk.tiles() * kTileColumns;
      }
      of_gradient += chunk.tiles() * out_channels;
      out += out_channels * w.channels;
    }
  }
}

// G' u G, for each pair of channels.
void winograd_unpack_weights(const Window& w, Index out_channels, const Scalar* weight_grad,
                             Scalar* weights) {
  const Index filters = out_channels * w.channels;
  // G' of four numbers: three.
  const auto fold = [](Scalar a, Scalar b, Scalar c, Scalar d) {
    return std::array{a + (b + c) / 2, (b - c) / 2, (b + c) / 2 + d};
  };
  for (Index f = 0; f < filters; ++f, weights += 9) {
    const auto product = [&](Index k) { return weight_grad[k * filters + f]; };
    std::array<std::array<Scalar, 3>, 4> columns;
    for (std::size_t j = 0; j < 4; ++j) {
      const auto k = Index(j);
      columns[j] = fold(product(k), product(k + 4), product(k + 8), product(k + 12));
    }
    for (std::size_t i = 0; i < 3; ++i) {
      const auto line = fold(columns[0][i], columns[1][i], columns[2][i], columns[3][i]);
      for (std::size_t j = 0; j < 3; ++j) weights[3 * i + j] += line[j];
    }
  }
}

}  // namespace inkgrad::kernels
