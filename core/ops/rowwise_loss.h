// The family of losses L = mean over the N examples of f(x_n, t_n), where all C outputs of an
// example matter to one another.  X, T [N, C] -> [1]. A function object gives one example's value
// and derivatives; forward, vjp and jacobian_row follow.
#pragma once

#include "core/ops/loss_inputs.h"

namespace inkgrad {

// Function is made from the attributes once per call and has
//   double value(x, t, saved): the loss of one example; leaves C numbers in `saved`
//   void derivatives(t, saved, visit): hands each output's derivative to visit(c, Scalar)
//   void terms(x, t, saved, list): appends that loss written out; with kNegated, minus it
// `op` is the op itself, named in messages.
template <typename Function, const Op& op>
struct RowwiseLoss {
  static Shape output_shape(OpInputs inputs, const Attributes&) { return loss_shape(op, inputs); }

  static Index saved_count(OpInputs inputs, const Attributes&) { return inputs[0].count(); }

  static void forward(const OpContext& c) {
    const Function f(c.attributes);
    double sum = 0;
    for (Index n = 0; n < examples_of(c); ++n) {
      sum += f.value(std::span<const Scalar>(c.input(0).row(n)), target_of(c, n), saved_of(c, n));
    }
    c.output[0] = static_cast<Scalar>(sum / static_cast<double>(examples_of(c)));
  }

  static void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
    for_each_derivative(c, [&](Index cell, Scalar d) { in_grad[cell] += out_grad[0] * d; });
  }

  static void jacobian_row(const OpContext& c, Index, std::vector<JacobianTerm>& terms) {
    for_each_derivative(c, [&](Index cell, Scalar d) { terms.push_back({0, cell, d}); });
  }

  static void working(const OpContext& c, Index, Working& text) {
    const Function f(c.attributes);
    std::vector<WorkingTerm> terms;
    for (Index n = 0; n < examples_of(c); ++n) {
      f.terms(c.input(0).row(n), target_of(c, n), saved_of(c, n), terms);
    }
    write_mean(text, requires { Function::kNegated; }, examples_of(c), terms);
  }

 private:
  static Index examples_of(const OpContext& c) { return c.input(0).shape()[0]; }

  static std::span<const Scalar> target_of(const OpContext& c, Index n) {
    return c.input(1).row(n);
  }

  static std::span<Scalar> saved_of(const OpContext& c, Index n) {
    const auto classes = static_cast<std::size_t>(c.input(0).shape()[1]);
    return c.saved.subspan(static_cast<std::size_t>(n) * classes, classes);
  }

  template <typename Visit>
  static void for_each_derivative(const OpContext& c, Visit&& visit) {
    const Function f(c.attributes);
    const Index classes = c.input(0).shape()[1];
    for (Index n = 0; n < examples_of(c); ++n) {
      f.derivatives(
          target_of(c, n), std::span<const Scalar>(saved_of(c, n)), [&](std::size_t k, Scalar d) {
            visit(n * classes + static_cast<Index>(k), d / static_cast<Scalar>(examples_of(c)));
          });
    }
  }
};

template <typename Function, const Op& op>
constexpr Op rowwise_loss_op(std::string_view name, std::string_view formula,
                             std::vector<OpExample> (*examples)()) {
  using Family = RowwiseLoss<Function, op>;
  return {.name = name,
          .formula = formula,
          .inputs = kLogitsAndTarget,
          .output_shape = Family::output_shape,
          .forward = Family::forward,
          .vjp = Family::vjp,
          .jacobian_row = Family::jacobian_row,
          .examples = examples,
          .saved_count = Family::saved_count,
          .working = Family::working};
}

}  // namespace inkgrad
