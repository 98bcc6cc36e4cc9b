// prelu: y = x for x > 0, else a x, with one learned slope a.  X [N, ...], a [1] -> Y as X.
// da = sum of dy x over the cells with x <= 0. Derivative a at the kink x = 0. (He et al. 2015.)
#include "core/ops/registry.h"
#include "core/ops/working.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 2> kInputs{{{"x"}, {"slope"}}};

Shape output_shape(OpInputs inputs, const Attributes&) {
  const Shape& x = inputs[0].shape();
  const Shape& slope = inputs[1].shape();
  if (x.rank() < 2) reject_shape(kPrelu, 0, "[N,...]", x);
  if (!(slope == Shape{1})) reject_shape(kPrelu, 1, "[1]", slope);
  return x;
}

Scalar value(Scalar x, Scalar slope) { return x < 0 ? slope * x : x; }
Scalar derivative(Scalar x, Scalar slope) { return x > 0 ? Scalar(1) : slope; }
Scalar slope_derivative(Scalar x) { return x > 0 ? Scalar(0) : x; }

void forward(const OpContext& c) {
  const Scalar slope = c.input(1)[0];
  for (Index i = 0; i < c.output.count(); ++i) c.output[i] = value(c.input(0)[i], slope);
}

void vjp(const OpContext& c, const Tensor& out_grad, int input, const Tensor& in_grad) {
  const Tensor& x = c.input(0);
  if (input == 0) {
    const Scalar slope = c.input(1)[0];
    for (Index i = 0; i < x.count(); ++i) in_grad[i] += out_grad[i] * derivative(x[i], slope);
    return;
  }
  double sum = 0;  // in double: all cells of a batch are added
  for (Index i = 0; i < x.count(); ++i) sum += double(out_grad[i]) * double(slope_derivative(x[i]));
  in_grad[0] += static_cast<Scalar>(sum);
}

void jacobian_row(const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
  const Scalar x = c.input(0)[out_index];
  terms.push_back({0, out_index, derivative(x, c.input(1)[0])});
  terms.push_back({1, 0, slope_derivative(x)});
}

void working(const OpContext& c, Index out_index, Working& text) {
  const auto x = double(c.input(0)[out_index]);
  if (x < 0) return text.write(R"(# \cdot #)", {double(c.input(1)[0]), x});
  text.write("#", {x});
}

void readers(const OpContext& c, int input, Index index, std::vector<CellRun>& runs) {
  runs.push_back(input == 0 ? CellRun{index, 1} : CellRun{0, c.output.count()});
}

std::vector<OpExample> examples() {
  return {{{Shape{3, 4}, Shape{1}}}, {{Shape{2, 2, 3, 3}, Shape{1}}}};
}

}  // namespace

const Op kPrelu{.name = "prelu",
                .formula = R"(y = x \text{ if } x > 0 \text{ else } a x)",
                .inputs = kInputs,
                .output_shape = output_shape,
                .forward = forward,
                .vjp = vjp,
                .jacobian_row = jacobian_row,
                .examples = examples,
                .readers = readers,
                .working = working};

}  // namespace inkgrad
