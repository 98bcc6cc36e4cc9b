// mean_squared_error: L = mean (x - t)^2 over all N*C cells.  X, T [N, C] -> [1].
#include "core/base/text.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 2> kInputs{{{"x"}, {"target", false}}};

Shape output_shape(OpInputs inputs, const Attributes&) {
  const Shape& x = inputs[0].shape();
  if (x.rank() != 2) reject_shape(kMeanSquaredError, 0, "[N,C]", x);
  if (!(inputs[1].shape() == x)) {
    reject_shape(kMeanSquaredError, 1, x.to_string(), inputs[1].shape());
  }
  return {1};
}

void forward(const OpContext& c) {
  double sum = 0;  // in double: millions of cells may be added
  for (Index i = 0; i < c.input(0).count(); ++i) {
    const double error = double(c.input(0)[i]) - double(c.input(1)[i]);
    sum += error * error;
  }
  c.output[0] = static_cast<Scalar>(sum / static_cast<double>(c.input(0).count()));
}

Scalar derivative(const OpContext& c, Index i) {
  return 2 * (c.input(0)[i] - c.input(1)[i]) / static_cast<Scalar>(c.input(0).count());
}

void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
  for (Index i = 0; i < in_grad.count(); ++i) in_grad[i] += out_grad[0] * derivative(c, i);
}

void jacobian_row(const OpContext& c, Index, std::vector<JacobianTerm>& terms) {
  for (Index i = 0; i < c.input(0).count(); ++i) terms.push_back({0, i, derivative(c, i)});
}

std::vector<OpExample> examples() {
  return {{{Shape{3, 4}, Shape{3, 4}}}, {{Shape{1, 2}, Shape{1, 2}}}};
}

}  // namespace

const Op kMeanSquaredError{.name = "mean_squared_error",
                           .formula = R"(L = \frac{1}{NC}\sum_{n,c} (x_{nc} - t_{nc})^2)",
                           .inputs = kInputs,
                           .output_shape = output_shape,
                           .forward = forward,
                           .vjp = vjp,
                           .jacobian_row = jacobian_row,
                           .examples = examples};

}  // namespace inkgrad
