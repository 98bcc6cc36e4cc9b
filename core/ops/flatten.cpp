// flatten: X [N, C, H, W] -> Y [N, C*H*W], the same numbers in the same order.
#include <algorithm>

#include "core/ops/elementwise.h"
#include "core/ops/readers.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 1> kInputs{{{"x"}}};

Shape output_shape(OpInputs inputs, const Attributes&) {
  const Shape& x = inputs[0].shape();
  if (x.rank() < 2) reject_shape(kFlatten, 0, "[N,...]", x);
  return {x[0], x.row_count()};
}

void forward(const OpContext& c) {
  std::copy_n(c.input(0).data(), c.output.count(), c.output.data());
}

template <Into kInto>
void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
  hand_back<kInto>(c, out_grad, in_grad);
}

void jacobian_row(const OpContext&, Index out_index, std::vector<JacobianTerm>& terms) {
  terms.push_back({0, out_index, 1});
}

std::vector<OpExample> examples() { return {{{Shape{2, 3, 2, 2}}}, {{Shape{3, 4}}}}; }

}  // namespace

const Op kFlatten{.name = "flatten",
                  .formula = R"(y_{n,\,chw} = x_{n,c,h,w})",
                  .inputs = kInputs,
                  .output_shape = output_shape,
                  .forward = forward,
                  .vjp = vjp<Into::kAccumulate>,
                  .jacobian_row = jacobian_row,
                  .examples = examples,
                  .first_vjp = vjp<Into::kOverwrite>,
                  .readers = same_cell_readers};

}  // namespace inkgrad
