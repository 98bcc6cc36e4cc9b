// The family of losses L = mean of f(x, t) over all N*C cells.  X, T [N, C] -> [1]. A function
// object gives the value and the derivative by x of one cell; forward, vjp and jacobian_row follow.
#pragma once

#include "core/ops/loss_inputs.h"

namespace inkgrad {

// Function is made from the attributes once per call and has value(x, t), in double since millions
// of cells may be added, derivative(x, t), and term(x, t), that value written out; with kNegated
// the minus of all terms stands before the mean. `op` is the op itself, named in messages.
template <typename Function, const Op& op>
struct CellwiseLoss {
  static Shape output_shape(OpInputs inputs, const Attributes&) { return loss_shape(op, inputs); }

  static void forward(const OpContext& c) {
    const Function f(c.attributes);
    double sum = 0;
    for (Index i = 0; i < c.input(0).count(); ++i) {
      sum += f.value(double(c.input(0)[i]), double(c.input(1)[i]));
    }
    c.output[0] = static_cast<Scalar>(sum / static_cast<double>(c.input(0).count()));
  }

  static void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
    const Function f(c.attributes);
    for (Index i = 0; i < in_grad.count(); ++i) in_grad[i] += out_grad[0] * derivative(f, c, i);
  }

  static void jacobian_row(const OpContext& c, Index, std::vector<JacobianTerm>& terms) {
    const Function f(c.attributes);
    for (Index i = 0; i < c.input(0).count(); ++i) terms.push_back({0, i, derivative(f, c, i)});
  }

  static void working(const OpContext& c, Index, Working& text) {
    const Function f(c.attributes);
    std::vector<WorkingTerm> terms;
    for (Index i = 0; i < c.input(0).count(); ++i) {
      terms.push_back(f.term(double(c.input(0)[i]), double(c.input(1)[i])));
    }
    write_mean(text, requires { Function::kNegated; }, c.input(0).count(), terms);
  }

 private:
  static Scalar derivative(const Function& f, const OpContext& c, Index i) {
    return f.derivative(c.input(0)[i], c.input(1)[i]) / static_cast<Scalar>(c.input(0).count());
  }
};

template <typename Function, const Op& op>
constexpr Op cellwise_loss_op(std::string_view name, std::string_view formula,
                              std::span<const OpInputSpec> inputs,
                              std::vector<OpExample> (*examples)()) {
  using Family = CellwiseLoss<Function, op>;
  return {.name = name,
          .formula = formula,
          .inputs = inputs,
          .output_shape = Family::output_shape,
          .forward = Family::forward,
          .vjp = Family::vjp,
          .jacobian_row = Family::jacobian_row,
          .examples = examples,
          .working = Family::working};
}

}  // namespace inkgrad
