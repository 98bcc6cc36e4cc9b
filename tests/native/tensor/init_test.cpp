// How weights start: the moments that theory gives, orthogonality, scale.
#include "core/tensor/init.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "core/tensor/init_variance.h"

namespace inkgrad {
namespace {

// 500 units of 400 weights each.
constexpr WeightShape kWeights{400, 500, {400, 500}};

std::vector<Scalar> drawn(std::string_view name, const WeightShape& shape, double scale = 1) {
  std::vector<Scalar> values(static_cast<std::size_t>(shape.rows * shape.columns), 77);
  Rng rng(9);
  start_weights(init_registry().find(name), values, shape, scale, rng);
  return values;
}

struct Theory {
  std::string_view name;
  double variance;
  double largest;  // 0: no bound
};

TEST_CASE("inits have the mean, variance and bounds of their papers", "[tensor][init]") {
  const std::vector<Theory> theories{
      {"he_normal", 2.0 / 400, 0},     {"he_uniform", 2.0 / 400, std::sqrt(6.0 / 400)},
      {"xavier_normal", 2.0 / 900, 0}, {"xavier_uniform", 2.0 / 900, std::sqrt(6.0 / 900)},
      {"lecun_normal", 1.0 / 400, 0},  {"lecun_uniform", 1.0 / 400, std::sqrt(3.0 / 400)},
      {"orthogonal", 1.0 / 500, 0},    {"normal", 1, 0},
      {"uniform", 1.0 / 3, 1}};
  CHECK(theories.size() + 2 == init_registry().size());  // constant and zeros have none
  for (const Theory& theory : theories) {
    const std::vector<Scalar> values = drawn(theory.name, kWeights);
    const auto count = static_cast<double>(values.size());
    double sum = 0;
    double squares = 0;
    double largest = 0;
    for (const Scalar x : values) {
      sum += double(x);
      squares += double(x) * double(x);
      largest = std::max(largest, std::abs(double(x)));
    }
    INFO(theory.name);
    // Five deviations of a mean of so many numbers; a variance is known to 2 percent.
    CHECK(std::abs(sum / count) < 5 * std::sqrt(theory.variance / count));
    CHECK(std::abs(squares / count / theory.variance - 1) < 0.02);
    CHECK(init_variance(theory.name, kWeights, 1).value() == Catch::Approx(theory.variance));
    CHECK(init_variance(theory.name, kWeights, 3).value() == Catch::Approx(9 * theory.variance));
    if (theory.largest > 0) {
      CHECK(largest <= theory.largest * (1 + 1e-6));
      CHECK(largest > 0.99 * theory.largest);
    }
  }
}

TEST_CASE("weights that are all the same have no variance to tell", "[tensor][init]") {
  CHECK(init_variance("zeros", kWeights, 1) == 0);
  CHECK_FALSE(init_variance("constant", kWeights, 1).has_value());
}

TEST_CASE("orthogonal weights are orthonormal along their shorter side", "[tensor][init]") {
  for (const WeightShape& shape :
       {WeightShape{8, 25, {25, 8}}, WeightShape{60, 12, {60, 12}}, WeightShape{7, 7, {7, 7}},
        WeightShape{1, 9, {9, 1}}, WeightShape{100, 128, {100, 128}}}) {
    const std::vector<Scalar> w = drawn("orthogonal", shape);
    const bool wide = shape.rows <= shape.columns;
    const Index count = wide ? shape.rows : shape.columns;
    const Index length = wide ? shape.columns : shape.rows;
    const auto at = [&](Index vector, Index k) {
      return double(w[static_cast<std::size_t>(wide ? vector * shape.columns + k
                                                    : k * shape.columns + vector)]);
    };
    for (Index i = 0; i < count; ++i) {
      for (Index j = 0; j <= i; ++j) {
        double product = 0;
        for (Index k = 0; k < length; ++k) product += at(i, k) * at(j, k);
        INFO(shape.rows << "x" << shape.columns << ", vectors " << i << " and " << j);
        CHECK(std::abs(product - (i == j ? 1 : 0)) < 1e-5);
      }
    }
  }
}

TEST_CASE("orthogonal weights have no favourite sign", "[tensor][init]") {
  int positive = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    std::vector<Scalar> values(4);
    Rng rng(seed);
    start_weights(init_registry().find("orthogonal"), values, {2, 2, {2, 2}}, 1, rng);
    positive += values[0] > 0 ? 1 : 0;
  }
  CHECK(positive > 150);
  CHECK(positive < 250);
}

TEST_CASE("zeros are zeros and constants are the scale", "[tensor][init]") {
  for (const Scalar x : drawn("zeros", kWeights, 3)) CHECK(x == 0);
  for (const Scalar x : drawn("constant", kWeights, 0.25)) CHECK(x == Scalar(0.25));
}

TEST_CASE("a scale multiplies every first weight, and 1 leaves the very bits", "[tensor][init]") {
  constexpr WeightShape kSmall{6, 5, {6, 5}};
  for (const Init& init : init_registry()) {
    std::vector<Scalar> plain(30, 77);
    Rng rng(9);
    init.fill(plain, kSmall, rng);
    const std::vector<Scalar> same = drawn(init.name, kSmall, 1);
    const std::vector<Scalar> half = drawn(init.name, kSmall, 0.5);
    INFO(init.name);
    CHECK(same == plain);
    for (std::size_t i = 0; i < plain.size(); ++i) CHECK(half[i] == plain[i] / 2);
  }
}

}  // namespace
}  // namespace inkgrad
