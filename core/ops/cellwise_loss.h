// The family of losses L = mean of f(x, t) over all N*C cells.  X, T [N, C] -> [1]. A function
// object gives the value and the derivative by x of one cell; forward, vjp and jacobian_row follow.
#pragma once

#include <algorithm>
#include <array>

#include "core/ops/loss_inputs.h"

namespace inkgrad {

// Function is made from the attributes once per call and has value(x, t), in double since millions
// of cells may be added, derivative(x, t), and term(x, t), that value written out; or, besides,
// values(x, t, y, count) and derivatives(x, t, y, count) for many at once. With kNegated the minus
// of all terms stands before the mean. `op` is the op itself, named in messages.
template <typename Function, const Op& op>
struct CellwiseLoss {
  static Shape output_shape(OpInputs inputs, const Attributes&) { return loss_shape(op, inputs); }

  static void forward(const OpContext& c) {
    const Function f(c.attributes);
    const Scalar* x = c.input(0).data();
    const Scalar* t = c.input(1).data();
    const Index count = c.input(0).count();
    double sum = 0;
    if constexpr (kManyAtOnce) {
      for_pieces(count, [&](Index begin, Index size, Scalar* values) {
        f.values(x + begin, t + begin, values, size);
        for (Index i = 0; i < size; ++i) sum += double(values[i]);
      });
    } else {
      for (Index i = 0; i < count; ++i) sum += f.value(double(x[i]), double(t[i]));
    }
    c.output[0] = static_cast<Scalar>(sum / static_cast<double>(count));
  }

  static void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
    const Function f(c.attributes);
    const Scalar* x = c.input(0).data();
    const Scalar* t = c.input(1).data();
    Scalar* dx = in_grad.data();
    const Index count = in_grad.count();
    const Scalar share = out_grad[0] / static_cast<Scalar>(count);
    if constexpr (kManyAtOnce) {
      for_pieces(count, [&](Index begin, Index size, Scalar* slopes) {
        f.derivatives(x + begin, t + begin, slopes, size);
        for (Index i = 0; i < size; ++i) dx[begin + i] += share * slopes[i];
      });
    } else {
      for (Index i = 0; i < count; ++i) dx[i] += share * f.derivative(x[i], t[i]);
    }
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
  static constexpr bool kManyAtOnce =
      requires(const Function& f, Scalar* y) { f.derivatives(y, y, y, Index{}); };

  // Calls body(begin, size, room for as many numbers) for pieces of 0..count.
  template <typename Body>
  static void for_pieces(Index count, Body&& body) {
    std::array<Scalar, 256> room;
    for (Index begin = 0; begin < count; begin += Index(room.size())) {
      body(begin, std::min(Index(room.size()), count - begin), room.data());
    }
  }

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
