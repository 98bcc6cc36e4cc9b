// matmul: Y = X W.  X [N, D_in], W [D_in, D_out] -> Y [N, D_out].
// dX = dY W^T, dW = X^T dY.
#include "core/base/text.h"
#include "core/ops/registry.h"
#include "core/tensor/gemm.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 2> kInputs{{{"x"}, {"weight"}}};

Shape output_shape(OpInputs inputs, const Attributes&) {
  const Shape& x = inputs[0].shape();
  const Shape& w = inputs[1].shape();
  if (x.rank() != 2) reject_shape(kMatmul, 0, "[N,D_in]", x);
  if (w.rank() != 2 || w[0] != x[1]) reject_shape(kMatmul, 1, text("[", x[1], ",D_out]"), w);
  return {x[0], w[1]};
}

struct Sizes {
  Index n, d_in, d_out;
};
Sizes sizes(const OpContext& c) {
  return {c.input(0).shape()[0], c.input(1).shape()[0], c.input(1).shape()[1]};
}

void forward(const OpContext& c) {
  const auto [n, d_in, d_out] = sizes(c);
  gemm(*c.parallel, n, d_out, d_in, {c.input(0).data(), d_in}, {c.input(1).data(), d_out},
       c.output.data(), d_out, Into::kOverwrite);
}

void forward_naive(const OpContext& c) {
  const auto [n, d_in, d_out] = sizes(c);
  gemm_naive(n, d_out, d_in, {c.input(0).data(), d_in}, {c.input(1).data(), d_out}, c.output.data(),
             d_out, Into::kOverwrite);
}

template <Into kInto>
void vjp(const OpContext& c, const Tensor& out_grad, int input, const Tensor& in_grad) {
  const auto [n, d_in, d_out] = sizes(c);
  const MatrixView dy{out_grad.data(), d_out};
  if (input == 0) {
    gemm(*c.parallel, n, d_in, d_out, dy, {c.input(1).data(), d_out, Transpose::kYes},
         in_grad.data(), d_in, kInto);
  } else {
    gemm(*c.parallel, d_in, d_out, n, {c.input(0).data(), d_in, Transpose::kYes}, dy,
         in_grad.data(), d_out, kInto);
  }
}

void jacobian_row(const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
  const auto [n, d_in, d_out] = sizes(c);
  const Index row = out_index / d_out;
  const Index column = out_index % d_out;
  for (Index k = 0; k < d_in; ++k) {
    const Index x = row * d_in + k;
    const Index w = k * d_out + column;
    terms.push_back({0, x, c.input(1)[w]});
    terms.push_back({1, w, c.input(0)[x]});
  }
}

double multiply_adds(OpInputs inputs, const Attributes&) {
  return double(inputs[0].shape()[0]) * double(inputs[1].count());
}

void readers(const OpContext& c, int input, Index index, std::vector<CellRun>& runs) {
  const auto [n, d_in, d_out] = sizes(c);
  if (input == 0) return runs.push_back({index / d_in * d_out, d_out});
  for (Index row = 0; row < n; ++row) runs.push_back({row * d_out + index % d_out, 1});
}

std::vector<OpExample> examples() {
  return {{{Shape{3, 4}, Shape{4, 5}}}, {{Shape{1, 7}, Shape{7, 1}}}, {{Shape{9, 2}, Shape{2, 3}}}};
}

}  // namespace

const Op kMatmul{.name = "matmul",
                 .formula = "Y = X W",
                 .inputs = kInputs,
                 .output_shape = output_shape,
                 .forward = forward,
                 .vjp = vjp<Into::kAccumulate>,
                 .jacobian_row = jacobian_row,
                 .examples = examples,
                 .first_vjp = vjp<Into::kOverwrite>,
                 .multiply_adds = multiply_adds,
                 .forward_naive = forward_naive,
                 .readers = readers,
                 .bilinear = true};

}  // namespace inkgrad
