// One op on one of its examples, with inputs that keep away from kinks: distinct values at least
// 0.035 from zero and from one another. Targets and statistics are above zero: a variance is among
// them.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <vector>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/ops/registry.h"

namespace inkgrad {

class OpFixture {
 public:
  OpFixture(const Op& op_, const OpExample& example) : op(op_) {
    for (std::size_t i = 0; i < example.inputs.size(); ++i) {
      add_input(i, example.inputs[i], example.positive);
    }
    context.attributes = example.attributes;
    context.parallel = &parallel_;
    context.mode = example.mode;
    context.noise = 11;
    const Shape shape = op.output_shape(context.inputs(), context.attributes);
    output_.resize(static_cast<std::size_t>(shape.count()));
    context.output = Tensor(shape, output_.data());
    saved_.resize(room(op.saved_count));
    scratch_.resize(room(op.scratch_count));
    context.saved = saved_;
    context.scratch = scratch_;
    forward();
  }
  OpFixture(const OpFixture&) = delete;
  OpFixture& operator=(const OpFixture&) = delete;

  void forward() { op.forward(context); }
  std::vector<Scalar> output() const { return output_; }
  bool differentiable(int input) const {
    return op.inputs[static_cast<std::size_t>(input)].differentiable;
  }
  // Takes any shape at all, each cell by itself.
  bool is_elementwise() const {
    const std::array odd{Tensor(Shape{97}, nullptr)};
    if (context.input_count != 1) return false;
    bool each_by_itself = true;
    for_each_term([&](Index o, const JacobianTerm& term) {
      each_by_itself = each_by_itself && term.index == o;
    });
    try {
      return each_by_itself && op.output_shape(odd, context.attributes) == Shape{97};
    } catch (const Error&) {
      return false;
    }
  }

  std::vector<Scalar> random_out_grad() {
    std::vector<Scalar> grad(output_.size());
    for (Scalar& g : grad) g = static_cast<Scalar>(rng_.normal());
    return grad;
  }

  std::vector<Scalar> vjp(const std::vector<Scalar>& out_grad, int input, Scalar start = 0) const {
    return run(op.vjp, out_grad, input, start);
  }
  // By first_vjp, over `start`.
  std::vector<Scalar> first_vjp(const std::vector<Scalar>& out_grad, int input,
                                Scalar start) const {
    return run(op.first_vjp, out_grad, input, start);
  }

  // J^T g of one input, built from jacobian_row alone.
  std::vector<double> transposed_jacobian_times(const std::vector<Scalar>& out_grad,
                                                int input) const {
    std::vector<double> product(static_cast<std::size_t>(context.input(input).count()), 0.0);
    for_each_term([&](Index o, const JacobianTerm& term) {
      if (term.input != input) return;
      product[static_cast<std::size_t>(term.index)] +=
          double(term.coefficient) * double(out_grad[static_cast<std::size_t>(o)]);
    });
    return product;
  }

  // d output / d inputs[input][index], for every output cell.
  std::vector<double> jacobian_column(int input, Index index) const {
    std::vector<double> column(output_.size(), 0.0);
    for_each_term([&](Index o, const JacobianTerm& term) {
      if (term.input == input && term.index == index) {
        column[static_cast<std::size_t>(o)] += double(term.coefficient);
      }
    });
    return column;
  }

  const Op& op;
  OpContext context;

 private:
  void add_input(std::size_t at, const Shape& shape, bool positive) {
    std::vector<Scalar> values(static_cast<std::size_t>(shape.count()));
    const double sign = differentiable(static_cast<int>(at)) && !positive ? -1 : 1;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double size = 0.07 * double(i / 2 + 1);
      values[i] = static_cast<Scalar>(i % 2 == 0 ? size : sign * size - 0.035);
    }
    rng_.shuffle(std::span<Scalar>(values));
    inputs_.push_back(std::move(values));
    context.input_tensors[at] = Tensor(shape, inputs_.back().data());
    ++context.input_count;
  }

  std::vector<Scalar> run(decltype(Op::vjp) function, const std::vector<Scalar>& out_grad,
                          int input, Scalar start) const {
    std::vector<Scalar> given = out_grad;
    const Tensor& x = context.input(input);
    std::vector<Scalar> grad(static_cast<std::size_t>(x.count()), start);
    function(context, Tensor(context.output.shape(), given.data()), input,
             Tensor(x.shape(), grad.data()));
    return grad;
  }

  std::size_t room(Index (*count)(OpInputs, const Attributes&)) const {
    return count == nullptr ? 0
                            : static_cast<std::size_t>(count(context.inputs(), context.attributes));
  }

  template <typename Visit>
  void for_each_term(Visit&& visit) const {
    std::vector<JacobianTerm> row;
    for (Index o = 0; o < context.output.count(); ++o) {
      row.clear();
      op.jacobian_row(context, o, row);
      for (const JacobianTerm& term : row) visit(o, term);
    }
  }

  Rng rng_{7};
  Parallel parallel_{1};
  std::vector<std::vector<Scalar>> inputs_;
  std::vector<Scalar> output_;
  std::vector<Scalar> saved_;
  std::vector<Scalar> scratch_;
};

inline void for_each_op_example(const std::function<void(OpFixture&)>& check) {
  for (const Op& op : op_registry()) {
    const std::vector<OpExample> examples = op.examples();
    REQUIRE_FALSE(examples.empty());
    for (const OpExample& example : examples) {
      OpFixture fixture(op, example);
      INFO("op " << op.name << " on " << fixture.context.input(0).shape());
      check(fixture);
    }
  }
}

}  // namespace inkgrad
