// The formulas with a cell's numbers put in (Op::working): over every op of the registry their
// arithmetic gives what the op's forward gave.
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "core/ops/working.h"
#include "tests/native/ops/op_fixture.h"
#include "tests/native/ops/tex_value.h"

namespace inkgrad {

namespace {

constexpr double kClose = sizeof(Scalar) == 8 ? 1e-9 : 2e-5;

Working working_of(const OpFixture& op, Index cell) {
  Working working;
  op.op.working(op.context, cell, working);
  return working;
}

TEST_CASE("the formula with a cell's numbers comes to what forward gave", "[ops][working]") {
  int told = 0;
  for_each_op_example([&](OpFixture& op) {
    if (op.op.working == nullptr) return;
    ++told;
    for (Index cell = 0; cell < op.context.output.count(); ++cell) {
      const Working working = working_of(op, cell);
      INFO("cell " << cell << ": " << working.tex);
      const double value = TexValue::of(working.tex, working.numbers);
      const auto expected = double(op.context.output[cell]);
      CHECK(std::abs(value - expected) <= kClose * (1 + std::abs(expected)));
    }
  });
  CHECK(told > 40);
}

TEST_CASE("a cell without a formula of its own is the sum of what its terms say",
          "[ops][working]") {
  int sums = 0;
  for_each_op_example([&](OpFixture& op) {
    if (op.op.working != nullptr) return;
    ++sums;
    std::vector<JacobianTerm> row;
    for (Index cell = 0; cell < op.context.output.count(); ++cell) {
      row.clear();
      op.op.jacobian_row(op.context, cell, row);
      double sum = 0;
      double size = 1;
      for (const JacobianTerm& term : row) {
        if (op.op.bilinear && term.input > 0) continue;
        const double adds =
            double(term.coefficient) * double(op.context.input(term.input)[term.index]);
        sum += adds;
        size += std::abs(adds);
      }
      INFO("cell " << cell);
      CHECK(std::abs(sum - double(op.context.output[cell])) <= kClose * size);
    }
  });
  CHECK(sums >= 10);
}

TEST_CASE("a long sum writes out its largest terms and adds the others up", "[ops][working]") {
  std::vector<WorkingTerm> terms;
  for (int i = 1; i <= 6; ++i) terms.push_back({i * 1.0, "#", {i * 1.0}});
  terms.push_back({0, "#", {0}});
  Working working;
  write_sum(working, terms);
  CHECK(working.tex == R"(# + # + # + # + \underbrace{#}_{2\text{ more}})");
  CHECK(working.numbers == std::vector<double>{6, 5, 4, 3, 3});

  Working nothing;
  write_sum(nothing, {});
  CHECK(nothing.tex == "0");
}

TEST_CASE("of a large window the maximum's formula names the largest", "[ops][working]") {
  std::vector<Scalar> window(12, Scalar(0.5));
  window[7] = 3;
  Working working;
  write_max(working, window);
  CHECK(working.numbers == std::vector<double>{3, 0.5, 0.5, 0.5, 0.5});
  CHECK(TexValue::of(working.tex, working.numbers) == 3);
}

TEST_CASE("softmax of numbers whose exponentials overflow still shows its formula",
          "[ops][working]") {
  OpFixture op(kSoftmax, {.inputs = {Shape{1, 3}}});
  const std::array<Scalar, 3> logits{200, 198, -100};
  std::ranges::copy(logits, op.context.input(0).data());
  op.forward();
  const Working working = working_of(op, 1);
  const double value = TexValue::of(working.tex, working.numbers);
  CHECK(std::abs(value - double(op.context.output[1])) < 1e-6);
}

TEST_CASE("the reader of formulas notices a wrong one", "[ops][working]") {
  const std::vector<double> numbers{2, 3};
  CHECK(TexValue::of("# + #", numbers) == 5);
  CHECK(TexValue::of(R"(\frac{#}{2} \cdot (# - 1)^2)", numbers) == 4);
  CHECK(TexValue::of("-{#}^{#}", numbers) == -8);
  CHECK_THROWS_AS(TexValue::of("#", numbers), std::runtime_error);
  CHECK_THROWS_AS(TexValue::of("# + # + #", numbers), std::runtime_error);
  CHECK_THROWS_AS(TexValue::of(R"(\wrong{#} + #)", numbers), std::runtime_error);
}

}  // namespace
}  // namespace inkgrad
