// concat: the channels of A, then those of B.  A [N, C1, ...], B [N, C2, ...] with the same sizes
// after the channels -> [N, C1 + C2, ...]. (As in Huang et al. 2017.)
#include "core/base/text.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 2> kInputs{{{"a"}, {"b"}}};

bool fits(const Shape& a, const Shape& b) {
  bool same = a.rank() == b.rank();
  for (int axis = 0; same && axis < a.rank(); ++axis) same = axis == 1 || a[axis] == b[axis];
  return same;
}

Shape output_shape(OpInputs inputs, const Attributes&) {
  const Shape& a = inputs[0].shape();
  const Shape& b = inputs[1].shape();
  if (a.rank() != 2 && a.rank() != 4) reject_shape(kConcat, 0, "[N,C] or [N,C,H,W]", a);
  if (!fits(a, b)) {
    reject_shape(
        kConcat, 1,
        a.rank() == 2 ? text("[", a[0], ",C]") : text("[", a[0], ",C,", a[2], ",", a[3], "]"), b);
  }
  return a.rank() == 2 ? Shape{a[0], a[1] + b[1]} : Shape{a[0], a[1] + b[1], a[2], a[3]};
}

// Where input `input`'s part of an example begins in the output.
Index begin_of(const OpContext& c, int input) {
  return input == 0 ? 0 : c.input(0).shape().row_count();
}

void forward(const OpContext& c) {
  for (Index n = 0; n < c.output.shape()[0]; ++n) {
    for (int input = 0; input < 2; ++input) {
      std::ranges::copy(c.input(input).row(n), c.output.row(n).begin() + begin_of(c, input));
    }
  }
}

void vjp(const OpContext& c, const Tensor& out_grad, int input, const Tensor& in_grad) {
  const Index size = in_grad.shape().row_count();
  for (Index n = 0; n < out_grad.shape()[0]; ++n) {
    const Scalar* dy = out_grad.row(n).data() + begin_of(c, input);
    Scalar* dx = in_grad.row(n).data();
    for (Index i = 0; i < size; ++i) dx[i] += dy[i];
  }
}

void jacobian_row(const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
  const Index row = c.output.shape().row_count();
  const Index n = out_index / row;
  const Index at = out_index % row;
  const int input = at < begin_of(c, 1) ? 0 : 1;
  terms.push_back(
      {input, n * c.input(input).shape().row_count() + at - begin_of(c, input), Scalar(1)});
}

std::vector<OpExample> examples() {
  return {{{Shape{3, 4}, Shape{3, 2}}}, {{Shape{2, 1, 3, 2}, Shape{2, 3, 3, 2}}}};
}

}  // namespace

const Op kConcat{.name = "concat",
                 .formula = R"(Y = [A;\, B])",
                 .inputs = kInputs,
                 .output_shape = output_shape,
                 .forward = forward,
                 .vjp = vjp,
                 .jacobian_row = jacobian_row,
                 .examples = examples};

}  // namespace inkgrad
