// add: Y = A + B, both of one shape: what a residual connection does.
#include "core/base/text.h"
#include "core/ops/elementwise.h"
#include "core/ops/readers.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 2> kInputs{{{"a"}, {"b"}}};

Shape output_shape(OpInputs inputs, const Attributes&) {
  if (!(inputs[1].shape() == inputs[0].shape())) {
    reject_shape(kAdd, 1, inputs[0].shape().to_string(), inputs[1].shape());
  }
  return inputs[0].shape();
}

void forward(const OpContext& c) {
  for (Index i = 0; i < c.output.count(); ++i) c.output[i] = c.input(0)[i] + c.input(1)[i];
}

template <Into kInto>
void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
  hand_back<kInto>(c, out_grad, in_grad);
}

void jacobian_row(const OpContext&, Index out_index, std::vector<JacobianTerm>& terms) {
  terms.push_back({0, out_index, 1});
  terms.push_back({1, out_index, 1});
}

std::vector<OpExample> examples() {
  return {{{Shape{3, 4}, Shape{3, 4}}}, {{Shape{2, 2, 3, 3}, Shape{2, 2, 3, 3}}}};
}

}  // namespace

const Op kAdd{.name = "add",
              .formula = "Y = A + B",
              .inputs = kInputs,
              .output_shape = output_shape,
              .forward = forward,
              .vjp = vjp<Into::kAccumulate>,
              .jacobian_row = jacobian_row,
              .examples = examples,
              .first_vjp = vjp<Into::kOverwrite>,
              .readers = same_cell_readers};

}  // namespace inkgrad
