// layer_norm: y_i = scale_i x_hat_i + shift_i, where x_hat has mean 0 and variance 1 over all
// numbers of one example; each of them has a scale and a shift of its own.
// X [N, ...]; scale, shift [...] as one example -> Y as X. (Ba, Kiros and Hinton 2016.)
#include "core/ops/group_norm.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

// One group, every number a channel.
Grouping grouping_of(const OpContext& c) { return {1, c.input(0).shape().row_count(), 1}; }

Shape output_shape(OpInputs inputs, const Attributes&) {
  const Shape& x = inputs[0].shape();
  if (x.rank() < 2) reject_shape(kLayerNorm, 0, "[N,...]", x);
  for (int i = 1; i < 3; ++i) {
    const Shape& shape = inputs[static_cast<std::size_t>(i)].shape();
    const Shape expected = x.without_batch();
    if (!(shape == expected)) reject_shape(kLayerNorm, i, expected.to_string(), shape);
  }
  return x;
}

std::vector<OpExample> examples() {
  const Attributes attributes{{"epsilon", 1e-5}};
  return {{{Shape{3, 5}, Shape{5}, Shape{5}}, attributes},
          {{Shape{2, 2, 2, 3}, Shape{2, 2, 3}, Shape{2, 2, 3}}, attributes}};
}

}  // namespace

const Op kLayerNorm{
    .name = "layer_norm",
    .formula = R"(y_i = \gamma_i \frac{x_i - \mu}{\sqrt{\sigma^2 + \epsilon}} + \beta_i)",
    .inputs = kGroupNormInputs,
    .output_shape = output_shape,
    .forward = [](const OpContext& c) { group_norm_forward(c, grouping_of(c)); },
    .vjp =
        [](const OpContext& c, const Tensor& out_grad, int input, const Tensor& in_grad) {
          group_norm_vjp(c, grouping_of(c), out_grad, input, in_grad);
        },
    .jacobian_row =
        [](const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
          group_norm_jacobian_row(c, grouping_of(c), out_index, terms);
        },
    .examples = examples,
    .saved_count = [](OpInputs inputs, const Attributes&) { return 2 * inputs[0].shape()[0]; },
    .working = [](const OpContext& c, Index out_index,
                  Working& text) { group_norm_working(c, grouping_of(c), out_index, text); }};

}  // namespace inkgrad
