// The kernels against their definitions: functions within their stated error, sums, pooling.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/rng.h"
#include "core/tensor/kernels/maps.h"
#include "core/tensor/kernels/max_pool.h"
#include "core/tensor/kernels/rows.h"
#include "core/tensor/norm.h"

namespace inkgrad {
namespace {

constexpr Scalar kInfinity = std::numeric_limits<Scalar>::infinity();
constexpr Scalar kNaN = std::numeric_limits<Scalar>::quiet_NaN();
// As maps.h states it.
constexpr double kError = 2e-7;  // but for softplus

using Numbers = std::vector<Scalar>;

// Every size of number on both sides of 0, and those where the kernels take another way.
Numbers everywhere(double limit) {
  Rng rng(3);
  Numbers x{0, Scalar(0.625), Scalar(-0.625), Scalar(0.6249), Scalar(0.6251), Scalar(1e-30)};
  for (int i = 0; i < 20001; ++i) {
    const double size = limit * std::pow(10.0, -8 * std::abs(rng.uniform() - 0.3));
    x.push_back(static_cast<Scalar>(i % 2 == 0 ? size : -size));
  }
  return x;
}

template <typename Kernel, typename Exact>
void check_within_error(const Numbers& x, Kernel&& kernel, Exact&& exact, double error = kError) {
  Numbers y(x.size());
  kernel(x.data(), y.data(), static_cast<Index>(x.size()));
  double worst = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double wanted = exact(double(x[i]));
    const double off = std::abs(double(y[i]) - wanted);
    worst = std::max(worst, wanted == 0 ? off : off / std::abs(wanted));
  }
  CHECK(worst <= error);
}

TEST_CASE("exp, tanh, sigmoid and softplus keep within their stated error", "[tensor][kernels]") {
  check_within_error(everywhere(87), kernels::exp_all, [](double x) { return std::exp(x); });
  check_within_error(everywhere(20), kernels::tanh_all, [](double x) { return std::tanh(x); });
  check_within_error(everywhere(80), kernels::sigmoid_all,
                     [](double x) { return 1 / (1 + std::exp(-x)); });
  check_within_error(
      everywhere(80), kernels::softplus_all,
      [](double x) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); }, 3e-7);
}

TEST_CASE("exp, tanh, sigmoid and softplus at the ends of the numbers", "[tensor][kernels]") {
  const Numbers x{-kInfinity, -200, 200, kInfinity, kNaN};
  Numbers y(x.size());
  kernels::tanh_all(x.data(), y.data(), 5);
  CHECK((y[0] == -1 && y[1] == -1 && y[2] == 1 && y[3] == 1 && std::isnan(y[4])));
  kernels::sigmoid_all(x.data(), y.data(), 5);
  CHECK((y[0] == 0 && y[1] < Scalar(1e-37) && y[2] == 1 && y[3] == 1 && std::isnan(y[4])));
  kernels::softplus_all(x.data(), y.data(), 5);
  CHECK((y[0] == 0 && y[1] < Scalar(1e-37) && y[2] == 200 && y[3] == kInfinity));
  CHECK(std::isnan(y[4]));
  kernels::exp_all(x.data(), y.data(), 5);
  CHECK((y[0] == 0 && y[1] < Scalar(1e-37) && y[3] == kInfinity && std::isnan(y[4])));
}

TEST_CASE("a row is added to rows, and rows to a row, whatever their width", "[tensor][kernels]") {
  Rng rng(9);
  for (const Index columns : {1, 2, 3, 4, 5, 8, 10}) {
    for (const Index rows : {1, 2, 7, 33}) {
      Numbers x(static_cast<std::size_t>(rows * columns));
      for (Scalar& v : x) v = static_cast<Scalar>(rng.below(100));  // sums of them are exact
      Numbers row(static_cast<std::size_t>(columns), Scalar(0.5));
      for (std::size_t c = 0; c < row.size(); ++c) row[c] += static_cast<Scalar>(c);
      Numbers y(x.size());
      Numbers sums = row;
      kernels::add_row(x.data(), rows, columns, row.data(), y.data());
      kernels::add_column_sums(x.data(), rows, columns, sums.data());
      Numbers expected = row;
      bool added = true;
      for (std::size_t i = 0; i < x.size(); ++i) {
        added = added && y[i] == x[i] + row[i % row.size()];
        expected[i % row.size()] += x[i];
      }
      INFO(rows << " rows of " << columns);
      CHECK(added);
      CHECK(sums == expected);
    }
  }
}

TEST_CASE("sums agree with one after another, and see every NaN", "[tensor][kernels]") {
  Rng rng(4);
  for (const Index count : {0, 1, 15, 16, 17, 64, 1001}) {
    Numbers x(static_cast<std::size_t>(count));
    double sum = 0;
    double squares = 0;
    for (Scalar& v : x) {
      v = static_cast<Scalar>(rng.normal());
      sum += double(v);
      squares += double(v) * double(v);
    }
    CHECK(std::abs(double(kernels::sum(x.data(), count)) - sum) < 1e-4);
    CHECK(std::abs(sum_of_squares(x) - squares) <= 1e-12 * (1 + squares));
    for (const Index at : {Index{0}, count / 2, count - 1}) {
      if (count == 0) continue;
      Scalar& cell = x[static_cast<std::size_t>(at)];
      const Scalar before = cell;
      for (const Scalar bad : {kNaN, kInfinity, -kInfinity}) {
        cell = bad;
        CHECK_FALSE(std::isfinite(sum_of_squares(x)));
      }
      cell = before;
    }
  }
  const Numbers large(40, Scalar(3e38));
  CHECK(std::isfinite(sum_of_squares(large)));
}

// The first of the largest, or the last NaN.
Index winner_of(const Numbers& plane, Index width, Index corner) {
  Index winner = corner;
  for (const Index at : {corner + 1, corner + width, corner + width + 1}) {
    const Scalar x = plane[static_cast<std::size_t>(at)];
    if (x > plane[static_cast<std::size_t>(winner)] || std::isnan(x)) winner = at;
  }
  return winner;
}

TEST_CASE("pooling by fours picks what a look at every window picks", "[tensor][kernels]") {
  Rng rng(5);
  for (const Index width : {2, 5, 8, 9, 14, 28}) {
    const Index out = width / 2;
    Numbers plane(static_cast<std::size_t>(width * width));
    for (Scalar& x : plane) x = static_cast<Scalar>(std::floor(4 * rng.uniform()));  // many equals
    plane[plane.size() / 3] = kNaN;
    Numbers best(static_cast<std::size_t>(out * out));
    Numbers winners(best.size());
    kernels::max_pool_2x2(plane.data(), width, out, out, best.data(), winners.data());
    for (Index cell = 0; cell < out * out; ++cell) {
      const auto i = static_cast<std::size_t>(cell);
      const Index winner = winner_of(plane, width, cell / out * 2 * width + cell % out * 2);
      INFO("width " << width << ", cell " << cell);
      CHECK(Index(winners[i]) == winner);
      const Scalar value = plane[static_cast<std::size_t>(winner)];
      CHECK((best[i] == value || (std::isnan(best[i]) && std::isnan(value))));
    }
  }
}

}  // namespace
}  // namespace inkgrad
