// softmax_cross_entropy: L = -mean_n sum_c t_nc log softmax(x_n)_c.
// Logits X [N, C], target distributions T [N, C] (rows sum to 1) -> [1].
// dL/dx_nc = (p_nc sum_k t_nk - t_nc) / N. Probabilities p are kept for it. (Bridle 1990.)
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/ops/registry.h"
#include "core/ops/softmax.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 2> kInputs{{{"logits"}, {"target", false}}};

Shape output_shape(OpInputs inputs, const Attributes&) {
  const Shape& x = inputs[0].shape();
  if (x.rank() != 2) reject_shape(kSoftmaxCrossEntropy, 0, "[N,C]", x);
  if (!(inputs[1].shape() == x)) {
    reject_shape(kSoftmaxCrossEntropy, 1, x.to_string(), inputs[1].shape());
  }
  return {1};
}

Index saved_count(OpInputs inputs, const Attributes&) { return inputs[0].count(); }

void forward(const OpContext& c) {
  const Index n = c.input(0).shape()[0];
  const Index classes = c.input(0).shape()[1];
  double loss = 0;
  for (Index i = 0; i < n; ++i) {
    const std::span<const Scalar> logits = c.input(0).row(i);
    const std::span<const Scalar> target = c.input(1).row(i);
    const double log_sum =
        softmax(logits, c.saved.subspan(std::size_t(i * classes), logits.size()));
    for (std::size_t k = 0; k < logits.size(); ++k) {
      loss += double(target[k]) * (log_sum - double(logits[k]));
    }
  }
  c.output[0] = static_cast<Scalar>(loss / static_cast<double>(n));
}

// Derivative of the loss by each logit of example i, handed to visit(cell, value).
template <typename Visit>
void derivatives(const OpContext& c, Index i, Visit&& visit) {
  const Index n = c.input(0).shape()[0];
  const Index classes = c.input(0).shape()[1];
  Scalar total = 0;
  for (const Scalar t : c.input(1).row(i)) total += t;
  for (Index k = i * classes; k < (i + 1) * classes; ++k) {
    const Scalar p = c.saved[static_cast<std::size_t>(k)];
    visit(k, (p * total - c.input(1)[k]) / static_cast<Scalar>(n));
  }
}

void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
  for (Index i = 0; i < c.input(0).shape()[0]; ++i) {
    derivatives(c, i, [&](Index cell, Scalar d) { in_grad[cell] += out_grad[0] * d; });
  }
}

void jacobian_row(const OpContext& c, Index, std::vector<JacobianTerm>& terms) {
  for (Index i = 0; i < c.input(0).shape()[0]; ++i) {
    derivatives(c, i, [&](Index cell, Scalar d) { terms.push_back({0, cell, d}); });
  }
}

std::vector<OpExample> examples() {
  return {{{Shape{3, 4}, Shape{3, 4}}}, {{Shape{1, 10}, Shape{1, 10}}}};
}

}  // namespace

const Op kSoftmaxCrossEntropy{
    .name = "softmax_cross_entropy",
    .formula = R"(L = -\frac{1}{N}\sum_{n,c} t_{nc} \log \frac{e^{x_{nc}}}{\sum_k e^{x_{nk}}})",
    .inputs = kInputs,
    .output_shape = output_shape,
    .forward = forward,
    .vjp = vjp,
    .jacobian_row = jacobian_row,
    .examples = examples,
    .saved_count = saved_count};

}  // namespace inkgrad
