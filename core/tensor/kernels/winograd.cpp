#include "core/tensor/kernels/winograd.h"

#include "core/tensor/kernels/padded_image.h"
#include "core/tensor/kernels/tile.h"
#include "core/tensor/kernels/winograd_tiles.h"

namespace inkgrad::kernels {

namespace {

using Filter = std::array<std::array<Scalar, 3>, 3>;

// G g G', product k at out[k * step].
void transform_filter(const Filter& g, Scalar* out, Index step) {
  std::array<std::array<Scalar, 3>, 4> half;  // G g
  for (std::size_t j = 0; j < 3; ++j) {
    const Scalar ends = (g[0][j] + g[2][j]) / 2;
    const Scalar middle = g[1][j] / 2;
    half[0][j] = g[0][j];
    half[1][j] = ends + middle;
    half[2][j] = ends - middle;
    half[3][j] = g[2][j];
  }
  for (const auto& [a, b, c] : half) {
    const Scalar ends = (a + c) / 2;
    for (const Scalar value : {a, ends + b / 2, ends - b / 2, c}) {
      *out = value;
      out += step;
    }
  }
}

// Sums of kRows channels out for eight tiles: a [C, kRows], b [C, 8], out [kRows, 8].
template <Index kRows>
void one_product(Index channels, const Scalar* a, const Scalar* b, Scalar* out) {
  RowPointers<kRows> rows;
  for (std::size_t r = 0; r < std::size_t(kRows); ++r) rows[r] = a + r;
  Tile<kRows> tile;
  INKGRAD_ROLLED
  for (Index c = 0; c < channels; ++c, b += kTileColumns) tile.add(rows, c * kRows, b);
  for (std::size_t r = 0; r < std::size_t(kRows); ++r, out += kTileColumns) {
    store(tile.left[r], out);
    store(tile.right[r], out + kLanes);
  }
}

// By the number of rows; called by address for the reason in gemm_tiles.cpp.
using OneProduct = void (*)(Index, const Scalar*, const Scalar*, Scalar*);
constexpr std::array<OneProduct, std::size_t(kTileRows)> kOneProduct{
    one_product<1>, one_product<2>, one_product<3>, one_product<4>, one_product<5>, one_product<6>};

// image [16, C, 8], transformed weights -> sums [16, O, 8]
void all_products(Index channels, Index out_channels, const Scalar* image, const Scalar* weights,
                  Scalar* sums) {
  for (Index k = 0; k < kProducts; ++k, image += channels * kTileColumns) {
    for (Index o = 0; o < out_channels;) {
      const Index rows = rows_of_tile(out_channels - o);
      kOneProduct[std::size_t(rows - 1)](channels, weights, image, sums);
      weights += rows * channels;
      sums += rows * kTileColumns;
      o += rows;
    }
  }
}

// Eight numbers of a line of the output, the first of which are there already.
void put_line(const Vector& even, const Vector& odd, Index there, Scalar* out, Into into) {
  Vector low = __builtin_shufflevector(even, odd, 0, 4, 1, 5);
  Vector high = __builtin_shufflevector(even, odd, 2, 6, 3, 7);
  if (there > 0) {
    std::array<Scalar, std::size_t(2 * kLanes)> numbers;
    store(low, numbers.data());
    store(high, numbers.data() + kLanes);
    for (Index i = there; i < 2 * kLanes; ++i) {
      const Scalar number = numbers[std::size_t(i)];
      out[i] = into == Into::kAccumulate ? out[i] + number : number;
    }
    return;
  }
  if (into == Into::kAccumulate) {
    Vector before;
    load(before, out);
    low += before;
    load(before, out + kLanes);
    high += before;
  }
  store(low, out);
  store(high, out + kLanes);
}

// The sums after the products, A' m A, of four tiles; product k of them at sums[k * step].
[[gnu::always_inline]] inline void transform_sums(const Scalar* sums, Index step,
                                                  const TileGroup& group, Scalar* out, Index width,
                                                  Into into) {
  std::array<Vector, 4> upper;
  std::array<Vector, 4> lower;
  for (std::size_t j = 0; j < 4; ++j, sums += step) {
    std::array<Vector, 4> m;
    for (std::size_t i = 0; i < 4; ++i) load(m[i], sums + 4 * Index(i) * step);
    upper[j] = m[0] + m[1] + m[2];
    lower[j] = m[1] - m[2] - m[3];
  }
  out += 2 * (group.row * width + group.tile);
  put_line(upper[0] + upper[1] + upper[2], upper[1] - upper[2] - upper[3], 2 * group.stale, out,
           into);
  put_line(lower[0] + lower[1] + lower[2], lower[1] - lower[2] - lower[3], 2 * group.stale,
           out + width, into);
}

}  // namespace

bool winograd_fits(const Window& w, Index out_channels) {
  constexpr Index kLeast = 8;  // channels, for the sums to be worth the products
  return w.kernel == 3 && w.stride == 1 && w.dilation == 1 && w.channels >= kLeast &&
         out_channels >= kLeast && w.out_height() % 2 == 0 && w.out_width() % 2 == 0 &&
         w.out_width() >= 2 * kLanes;
}

Index winograd_weights_size(const Window& w, Index out_channels) {
  return kProducts * out_channels * w.channels;
}

Index winograd_workplace_size(const Window& w, Index out_channels) {
  return kProducts * kTileColumns * (w.channels + out_channels);
}

// As all_products() reads them: [16, tiles of channels out, C, rows of the tile].
void winograd_weights(const Window& w, Index out_channels, const Scalar* weights, Turned turned,
                      Scalar* transformed) {
  constexpr std::size_t kTaps = 9;
  const Index step = out_channels * w.channels;
  for (Index o = 0; o < out_channels;) {
    const Index rows = rows_of_tile(out_channels - o);
    for (Index c = 0; c < w.channels; ++c) {
      for (Index r = 0; r < rows; ++r) {
        const bool turns = turned == Turned::kYes;
        const Index place = turns ? c * out_channels + o + r : (o + r) * w.channels + c;
        const Scalar* from = weights + place * Index(kTaps);
        Filter filter;
        for (std::size_t tap = 0; tap < kTaps; ++tap) {
          filter[tap / 3][tap % 3] = from[turns ? kTaps - 1 - tap : tap];
        }
        transform_filter(filter, transformed + o * w.channels + c * rows + r, step);
      }
    }
    o += rows;
  }
}

void winograd_convolve(const Window& w, Index out_channels, const Scalar* padded,
                       const Scalar* transformed, Scalar* workplace, Scalar* out, Into into) {
  const TileGrid grid(w);
  const PaddedImage size(w);
  Scalar* image = workplace;                                         // [16, C, 8]
  Scalar* sums = workplace + kProducts * kTileColumns * w.channels;  // [16, O, 8]
  // Two groups at a time; a last one alone fills both places.
  for (Index first = 0; first < grid.groups(); first += 2) {
    for (const Index half : {0, 1}) {
      const TileGroup group = grid.group(std::min(first + half, grid.groups() - 1));
      const Scalar* from = padded + 2 * (group.row * size.width + group.tile);
      for (Index c = 0; c < w.channels; ++c) {
        transform_image(from + c * size.plane, size.width, image + c * kTileColumns + half * kLanes,
                        w.channels * kTileColumns);
      }
    }
    all_products(w.channels, out_channels, image, transformed, sums);
    for (Index half = 0; half < std::min(Index(2), grid.groups() - first); ++half) {
      const TileGroup group = grid.group(first + half);
      for (Index o = 0; o < out_channels; ++o) {
        transform_sums(sums + o * kTileColumns + half * kLanes, out_channels * kTileColumns, group,
                       out + o * w.positions(), w.out_width(), into);
      }
    }
  }
}

}  // namespace inkgrad::kernels
