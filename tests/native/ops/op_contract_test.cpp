// Every op of the registry over its own examples: no per-op test code, so a new op is tested by
// being in the table.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "tests/native/ops/op_fixture.h"

namespace inkgrad {
namespace {

#ifdef INKGRAD_SCALAR_DOUBLE
constexpr double kExact = 1e-12;
#else
constexpr double kExact = 2e-5;
#endif

TEST_CASE("vjp is the transposed Jacobian times the output gradient", "[ops][contract]") {
  for_each_op_example([](OpFixture& op) {
    const std::vector<Scalar> out_grad = op.random_out_grad();
    for (int input = 0; input < op.context.input_count; ++input) {
      if (!op.differentiable(input)) continue;
      const std::vector<double> expected = op.transposed_jacobian_times(out_grad, input);
      const std::vector<Scalar> got = op.vjp(out_grad, input);
      for (std::size_t i = 0; i < got.size(); ++i) {
        INFO("input " << input << ", cell " << i);
        CHECK(std::abs(double(got[i]) - expected[i]) <= kExact * (1 + std::abs(expected[i])));
      }
    }
  });
}

TEST_CASE("vjp adds to the gradient that is there", "[ops][contract]") {
  for_each_op_example([](OpFixture& op) {
    const std::vector<Scalar> out_grad = op.random_out_grad();
    for (int input = 0; input < op.context.input_count; ++input) {
      if (!op.differentiable(input)) continue;
      const std::vector<Scalar> once = op.vjp(out_grad, input);
      const std::vector<Scalar> onto_one = op.vjp(out_grad, input, Scalar(1));
      for (std::size_t i = 0; i < once.size(); ++i) {
        CHECK(std::abs(double(onto_one[i]) - 1 - double(once[i])) <= kExact * 10);
      }
    }
  });
}

TEST_CASE("a first vjp gives what vjp adds to nothing, whatever was there", "[ops][contract]") {
  const auto garbage = std::numeric_limits<Scalar>::quiet_NaN();
  int tried = 0;
  for_each_op_example([&](OpFixture& op) {
    if (op.op.first_vjp == nullptr) return;
    const std::vector<Scalar> out_grad = op.random_out_grad();
    for (int input = 0; input < op.context.input_count; ++input) {
      if (!op.differentiable(input)) continue;
      CHECK(op.first_vjp(out_grad, input, garbage) == op.vjp(out_grad, input));
      ++tried;
    }
  });
  CHECK(tried > 0);
}

// What each output cell is the sum of, by the derivatives of one input, and how large those terms
// are: single precision is as sharp as the terms, also where they cancel out.
struct Sums {
  std::vector<double> sum;
  std::vector<double> size;
};

Sums sums_of_terms(const OpFixture& op, int input) {
  const auto cells = static_cast<std::size_t>(op.context.output.count());
  Sums sums{std::vector<double>(cells, 0.0), std::vector<double>(cells, 1.0)};
  for (Index i = 0; i < op.context.input(input).count(); ++i) {
    const std::vector<double> column = op.jacobian_column(input, i);
    for (std::size_t o = 0; o < cells; ++o) {
      const double term = column[o] * double(op.context.input(input)[i]);
      sums.sum[o] += term;
      sums.size[o] += std::abs(term);
    }
  }
  return sums;
}

TEST_CASE("a fast forward equals its naive twin", "[ops][contract]") {
  int twins = 0;
  for_each_op_example([&](OpFixture& op) {
    if (op.op.forward_naive == nullptr) return;
    ++twins;
    const std::vector<Scalar> fast = op.output();
    op.op.forward_naive(op.context);
    const std::vector<Scalar> naive = op.output();
    const std::vector<double> sizes = sums_of_terms(op, 0).size;
    for (std::size_t i = 0; i < fast.size(); ++i) {
      CHECK(std::abs(double(fast[i]) - double(naive[i])) <= kExact * sizes[i]);
    }
  });
  CHECK(twins >= 2);
}

TEST_CASE("an op refuses inputs that do not fit, naming itself and what came", "[ops][contract]") {
  for_each_op_example([](OpFixture& op) {
    const bool any_shape_will_do = op.is_elementwise();
    for (int input = 0; input < op.context.input_count && !any_shape_will_do; ++input) {
      std::vector<Tensor> inputs(op.context.inputs().begin(), op.context.inputs().end());
      inputs[static_cast<std::size_t>(input)] = Tensor(Shape{97}, nullptr);
      try {
        op.op.output_shape(inputs, op.context.attributes);
        FAIL("accepted [97] as input " << input);
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::kShapeMismatch);
        CHECK(std::string(error.what()).find(op.op.name) != std::string::npos);
      }
    }
  });
}

TEST_CASE("the readers of a cell are all cells with a derivative by it, each once",
          "[ops][contract]") {
  int told = 0;
  for_each_op_example([&](OpFixture& op) {
    if (op.op.readers == nullptr) return;
    ++told;
    for (int input = 0; input < op.context.input_count; ++input) {
      for (Index i = 0; i < op.context.input(input).count(); ++i) {
        std::vector<CellRun> runs;
        op.op.readers(op.context, input, i, runs);
        std::vector<int> times(static_cast<std::size_t>(op.context.output.count()), 0);
        for (const CellRun& run : runs) {
          for (Index cell = run.first; cell < run.first + run.count; ++cell) {
            ++times.at(static_cast<std::size_t>(cell));
          }
        }
        const std::vector<double> column = op.jacobian_column(input, i);
        for (std::size_t o = 0; o < times.size(); ++o) {
          INFO("input " << input << ", cell " << i << ", output " << o);
          CHECK(times[o] <= 1);
          CHECK((column[o] == 0 || times[o] == 1));
        }
      }
    }
  });
  CHECK(told > 20);
}

TEST_CASE("of an op that multiplies its inputs, the terms of either add up to the output",
          "[ops][contract]") {
  int bilinear = 0;
  for_each_op_example([&](OpFixture& op) {
    if (!op.op.bilinear) return;
    ++bilinear;
    const std::vector<Scalar> output = op.output();
    for (int input = 0; input < 2; ++input) {
      const auto [sums, sizes] = sums_of_terms(op, input);
      for (std::size_t o = 0; o < sums.size(); ++o) {
        CHECK(std::abs(sums[o] - double(output[o])) <= kExact * sizes[o]);
      }
    }
  });
  CHECK(bilinear >= 3);
}

#ifdef INKGRAD_SCALAR_DOUBLE
TEST_CASE("the Jacobian agrees with central finite differences", "[ops][contract]") {
  for_each_op_example([](OpFixture& op) {
    constexpr double kStep = 1e-5;
    for (int input = 0; input < op.context.input_count; ++input) {
      if (!op.differentiable(input)) continue;
      const Tensor& x = op.context.input(input);
      for (Index i = 0; i < x.count(); ++i) {
        const Scalar before = x[i];
        x[i] = before + kStep;
        op.forward();
        const std::vector<Scalar> above = op.output();
        x[i] = before - kStep;
        op.forward();
        const std::vector<Scalar> below = op.output();
        x[i] = before;
        op.forward();
        const std::vector<double> column = op.jacobian_column(input, i);
        for (std::size_t o = 0; o < above.size(); ++o) {
          const double numeric = (above[o] - below[o]) / (2 * kStep);
          INFO("input " << input << ", cell " << i << ", output " << o);
          CHECK(std::abs(numeric - column[o]) <= 1e-6 * std::max(1.0, std::abs(column[o])));
        }
      }
    }
  });
}
#endif

}  // namespace
}  // namespace inkgrad
