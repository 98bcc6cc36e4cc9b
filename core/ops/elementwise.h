// What ops that treat every cell alike share, and the family of ops y[i] = f(x[i]). A function
// object gives the value and the derivative; forward, vjp and jacobian_row follow.
#pragma once

#include "core/ops/readers.h"
#include "core/ops/working.h"
#include "core/tensor/into.h"

namespace inkgrad {

// Numbers below which a task costs more to hand out than to do.
inline constexpr Index kWorthSharing = 16 * 1024;

// Calls body(range) for the cells 0..count, in parts where they are many.
template <typename Body>
void in_parts(const OpContext& context, Index count, Body&& body) {
  const Index parts = count < kWorthSharing ? 1 : kParts;
  context.parallel->run(parts, [&](Index part) { body(part_of(count, part, parts, 16)); });
}

// What a vjp (kAccumulate) or a first_vjp (kOverwrite) does with a cell's share of the gradient.
template <Into kInto>
void put(Scalar& gradient, Scalar share) {
  if constexpr (kInto == Into::kOverwrite) {
    gradient = Scalar(0) + share;  // as when added to nothing: -0 becomes 0
  } else {
    gradient += share;
  }
}

// in_grad (+)= out_grad: the way back through what only hands numbers on.
template <Into kInto>
void hand_back(const OpContext& context, const Tensor& out_grad, const Tensor& in_grad) {
  const Scalar* dy = out_grad.data();
  Scalar* dx = in_grad.data();
  in_parts(context, out_grad.count(), [&](Range range) {
    for (Index i = range.begin; i < range.end; ++i) put<kInto>(dx[i], dy[i]);
  });
}

// Function is made from the attributes once per call and has derivative(x, y) and either value(x)
// or values(x, y, count) for many at once; working(text, x) if it does more than hand x on. Values
// keep NaN, so that divergence is seen where it arises.
template <typename Function>
struct Elementwise {
  static Shape output_shape(OpInputs inputs, const Attributes&) { return inputs[0].shape(); }

  static void forward(const OpContext& context) {
    const Function f(context.attributes);
    const Scalar* x = context.input(0).data();
    Scalar* y = context.output.data();
    in_parts(context, context.output.count(), [&](Range range) {
      if constexpr (requires { f.values(x, y, range.size()); }) {
        f.values(x + range.begin, y + range.begin, range.size());
      } else {
        for (Index i = range.begin; i < range.end; ++i) y[i] = f.value(x[i]);
      }
    });
  }

  template <Into kInto>
  static void vjp(const OpContext& context, const Tensor& out_grad, int, const Tensor& in_grad) {
    const Function f(context.attributes);
    const Scalar* x = context.input(0).data();
    const Scalar* y = context.output.data();
    const Scalar* dy = out_grad.data();
    Scalar* dx = in_grad.data();
    in_parts(context, context.output.count(), [&](Range range) {
      for (Index i = range.begin; i < range.end; ++i) {
        put<kInto>(dx[i], dy[i] * f.derivative(x[i], y[i]));
      }
    });
  }

  static void jacobian_row(const OpContext& context, Index out_index,
                           std::vector<JacobianTerm>& terms) {
    const Function f(context.attributes);
    const Scalar x = context.input(0)[out_index];
    terms.push_back({0, out_index, f.derivative(x, context.output[out_index])});
  }

  static void working(const OpContext& context, Index out_index, Working& text) {
    const Function f(context.attributes);
    if constexpr (requires { f.working(text, 0.0); }) {
      f.working(text, double(context.input(0)[out_index]));
    } else {
      text.write("#", {double(context.input(0)[out_index])});
    }
  }
};

inline constexpr std::array<OpInputSpec, 1> kElementwiseInputs{{{"x"}}};

template <typename Function>
constexpr Op elementwise_op(std::string_view name, std::string_view formula,
                            std::vector<OpExample> (*examples)()) {
  using Family = Elementwise<Function>;
  return {.name = name,
          .formula = formula,
          .inputs = kElementwiseInputs,
          .output_shape = Family::output_shape,
          .forward = Family::forward,
          .vjp = Family::template vjp<Into::kAccumulate>,
          .jacobian_row = Family::jacobian_row,
          .examples = examples,
          .first_vjp = Family::template vjp<Into::kOverwrite>,
          .readers = same_cell_readers,
          .working = Family::working};
}

}  // namespace inkgrad
