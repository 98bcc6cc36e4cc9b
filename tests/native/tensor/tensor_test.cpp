// Shapes, arenas, the matrix product in all its orientations, and im2col.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/tensor/arena.h"
#include "core/tensor/gemm.h"
#include "core/tensor/im2col.h"
#include "core/tensor/kernels/gemm_tiles.h"

namespace inkgrad {
namespace {

std::vector<Scalar> random_numbers(Index count, Rng& rng) {
  std::vector<Scalar> numbers(static_cast<std::size_t>(count));
  for (Scalar& x : numbers) x = static_cast<Scalar>(rng.normal());
  return numbers;
}

double largest_difference(const std::vector<Scalar>& a, const std::vector<Scalar>& b) {
  double worst = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    worst = std::max(worst, std::abs(double(a[i]) - double(b[i])));
  }
  return worst;
}

TEST_CASE("a shape knows its count, rows and text", "[tensor]") {
  const Shape shape{64, 8, 28, 28};
  CHECK(shape.count() == 64 * 8 * 28 * 28);
  CHECK(shape.row_count() == 8 * 28 * 28);
  CHECK(shape.to_string() == "[64,8,28,28]");
  CHECK(shape.without_batch().with_batch(64) == shape);
  CHECK_THROWS_AS(Shape({3, 0}), Error);
  CHECK_THROWS_AS(Shape({1, 2, 3, 4}).with_batch(5), Error);
}

TEST_CASE("an arena's tensors are aligned, apart and zero", "[tensor]") {
  Arena arena;
  const Index a = arena.reserve(5);
  const Index b = arena.reserve(40);
  arena.allocate();
  const Tensor first = arena.tensor(a, Shape{5});
  const Tensor second = arena.tensor(b, Shape{8, 5});
  CHECK(reinterpret_cast<std::uintptr_t>(second.data()) % 64 == 0);
  for (Scalar& x : first.values()) x = 1;
  for (const Scalar x : second.values()) CHECK(x == 0);
}

TEST_CASE("the matrix product equals its definition in every orientation", "[tensor][gemm]") {
  Rng rng(5);
  Parallel parallel(2);
  struct Sizes {
    Index m, n, k;
  };
  for (const auto& [m, n, k] :
       {Sizes{1, 1, 1},     Sizes{3, 5, 7},    Sizes{64, 10, 33}, Sizes{17, 130, 64},
        Sizes{130, 17, 70}, Sizes{8, 25, 300}, Sizes{5, 9, 513},  Sizes{500, 4, 2},
        Sizes{4, 3, 600},   Sizes{23, 1, 9},   Sizes{2, 40, 17},  Sizes{13, 8, 1},
        Sizes{6, 16, 20},   Sizes{7, 12, 5},   Sizes{9, 33, 270}, Sizes{31, 2, 4},
        Sizes{30, 4, 4},    Sizes{29, 1, 2},   Sizes{2, 1, 33},   Sizes{4, 2, 41},
        Sizes{1, 4, 8}}) {
    for (const Transpose flip_a : {Transpose::kNo, Transpose::kYes}) {
      for (const Transpose flip_b : {Transpose::kNo, Transpose::kYes}) {
        for (const Into into : {Into::kOverwrite, Into::kAccumulate}) {
          const auto a = random_numbers(m * k, rng);
          const auto b = random_numbers(k * n, rng);
          auto fast = random_numbers(m * n, rng);
          auto naive = fast;
          const MatrixView left{a.data(), flip_a == Transpose::kYes ? m : k, flip_a};
          const MatrixView right{b.data(), flip_b == Transpose::kYes ? k : n, flip_b};
          auto tiles = fast;
          gemm(parallel, m, n, k, left, right, fast.data(), n, into);
          gemm_tiles(m, n, k, left, right, tiles.data(), n, into);
          gemm_naive(m, n, k, left, right, naive.data(), n, into);
          INFO(m << "x" << n << "x" << k);
          CHECK(largest_difference(fast, naive) < 1e-4);
          CHECK(largest_difference(tiles, naive) < 1e-4);
        }
      }
    }
  }
}

TEST_CASE("col2im is the transpose of im2col", "[tensor][im2col]") {
  Rng rng(6);
  for (const Window& w :
       {Window{2, 6, 5, 3, 1, Padding::even(1)}, Window{1, 7, 7, 3, 2},
        Window{3, 4, 4, 2, 2, Padding::even(1)}, Window{1, 3, 3, 5, 1, Padding::even(2)},
        Window{2, 7, 6, 3, 1, {0, 1, 2, 0}, 2}, Window{1, 9, 8, 2, 3, {1, 4, 0, 5}, 3}}) {
    const auto image = random_numbers(w.channels * w.height * w.width, rng);
    const auto columns = random_numbers(w.patch_size() * w.positions(), rng);
    std::vector<Scalar> patches(columns.size());
    std::vector<Scalar> back(image.size(), 0);
    im2col(w, image.data(), patches.data());
    col2im_add(w, columns.data(), back.data());
    REQUIRE(w.fits());
    double left = 0;   // <im2col(image), columns>
    double right = 0;  // <image, col2im(columns)>
    for (std::size_t i = 0; i < columns.size(); ++i)
      left += double(patches[i]) * double(columns[i]);
    for (std::size_t i = 0; i < image.size(); ++i) right += double(image[i]) * double(back[i]);
    CHECK(std::abs(left - right) < 1e-3);
  }
}

TEST_CASE("same padding gives ceil(size / stride), an odd zero at the end", "[tensor][im2col]") {
  for (const Index size : {1, 4, 7, 28}) {
    for (const Index kernel : {1, 2, 3, 5}) {
      for (const Index stride : {1, 2, 3}) {
        for (const Index dilation : {1, 2}) {
          Window w{1, size, size + 1, kernel, stride, {}, dilation};
          w.padding = same_padding(w);
          INFO("size " << size << ", kernel " << kernel << ", stride " << stride << ", dilation "
                       << dilation);
          CHECK(w.out_height() == (size + stride - 1) / stride);
          CHECK(w.out_width() == (size + 1 + stride - 1) / stride);
          CHECK((w.padding.bottom - w.padding.top) / 2 == 0);
          CHECK(w.padding.bottom >= w.padding.top);
          CHECK(w.padding.right >= w.padding.left);
        }
      }
    }
  }
  CHECK(same_padding({1, 5, 6, 4, 1}) == Padding{1, 1, 2, 2});
  CHECK(same_padding({1, 5, 6, 3, 2}) == Padding{1, 0, 1, 1});
  CHECK(same_padding({1, 4, 4, 1, 3}) == Padding{});  // a small window needs none
}

}  // namespace
}  // namespace inkgrad
