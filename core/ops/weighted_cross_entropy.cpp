// weighted_cross_entropy: softmax_cross_entropy in which every class has a weight, so that rare
// ones count as much as common ones: L = -sum_nc w_c s_nc log softmax(x_n)_c / sum_nc w_c t_nc,
// with s as smoothed there. Logits X, targets T [N, C] (rows sum to 1), class weights w [C] -> [1].
// dL/dx_nk = (p_nk sum_c w_c s_nc - w_k s_nk) / sum_nc w_c t_nc. Probabilities p are kept for it.
// (King and Zeng 2001; divided as PyTorch does.)
#include "core/base/text.h"
#include "core/ops/loss_inputs.h"
#include "core/ops/registry.h"
#include "core/ops/softmax.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 3> kInputs{
    {{"logits"}, {"target", false}, {"class_weight", false}}};

Shape output_shape(OpInputs inputs, const Attributes&) {
  const Shape shape = loss_shape(kWeightedCrossEntropy, inputs);
  const Shape expected{inputs[0].shape()[1]};
  const Shape& weight = inputs[2].shape();
  if (!(weight == expected)) {
    reject_shape(kWeightedCrossEntropy, 2, expected.to_string(), weight);
  }
  return shape;
}

Index saved_count(OpInputs inputs, const Attributes&) { return inputs[0].count(); }

// One application: row n's class k is at n * classes + k.
struct Weighted {
  explicit Weighted(const OpContext& c)
      : context(c),
        examples(c.input(0).shape()[0]),
        classes(c.input(0).shape()[1]),
        smoothing(c.attributes.number("label_smoothing")) {
    for (Index n = 0; n < examples; ++n) {
      for (Index k = 0; k < classes; ++k) total += weight(k) * double(c.input(1)[n * classes + k]);
    }
  }

  double weight(Index k) const { return double(context.input(2)[k]); }
  // w_k s_nk
  double share(Index n, Index k) const {
    const auto target = double(context.input(1)[n * classes + k]);
    return weight(k) * ((1 - smoothing) * target + smoothing / double(classes));
  }
  std::span<Scalar> probabilities(Index n) const {
    return context.saved.subspan(static_cast<std::size_t>(n * classes),
                                 static_cast<std::size_t>(classes));
  }

  const OpContext& context;
  Index examples, classes;
  double smoothing;
  double total = 0;  // sum_nc w_c t_nc
};

void forward(const OpContext& c) {
  const Weighted w(c);
  double sum = 0;
  for (Index n = 0; n < w.examples; ++n) {
    const std::span<const Scalar> logits = c.input(0).row(n);
    const double log_sum = softmax(logits, w.probabilities(n));
    for (Index k = 0; k < w.classes; ++k) {
      sum += w.share(n, k) * (log_sum - double(logits[static_cast<std::size_t>(k)]));
    }
  }
  c.output[0] = static_cast<Scalar>(sum / w.total);
}

template <typename Visit>
void for_each_derivative(const OpContext& c, Visit&& visit) {
  const Weighted w(c);
  for (Index n = 0; n < w.examples; ++n) {
    double shares = 0;
    for (Index k = 0; k < w.classes; ++k) shares += w.share(n, k);
    for (Index k = 0; k < w.classes; ++k) {
      const auto p = double(w.probabilities(n)[static_cast<std::size_t>(k)]);
      visit(n * w.classes + k, static_cast<Scalar>((p * shares - w.share(n, k)) / w.total));
    }
  }
}

void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
  for_each_derivative(c, [&](Index cell, Scalar d) { in_grad[cell] += out_grad[0] * d; });
}

void jacobian_row(const OpContext& c, Index, std::vector<JacobianTerm>& terms) {
  for_each_derivative(c, [&](Index cell, Scalar d) { terms.push_back({0, cell, d}); });
}

void working(const OpContext& c, Index, Working& text) {
  const Weighted w(c);
  std::vector<WorkingTerm> terms;
  for (Index n = 0; n < w.examples; ++n) {
    const std::span<const Scalar> logits = c.input(0).row(n);
    const double log_sum = log_sum_exp(logits);
    for (Index k = 0; k < w.classes; ++k) {
      const double log_p = double(logits[static_cast<std::size_t>(k)]) - log_sum;
      terms.push_back(cross_entropy_term(w.share(n, k), log_p));
    }
  }
  text.write(R"(-\frac{)");
  write_sum(text, terms);
  text.write("}{#}", {w.total});
}

std::vector<OpExample> examples() {
  return {{{Shape{3, 4}, Shape{3, 4}, Shape{4}}, {{"label_smoothing", 0.0}}},
          {{Shape{2, 5}, Shape{2, 5}, Shape{5}}, {{"label_smoothing", 0.2}}}};
}

}  // namespace

const Op kWeightedCrossEntropy{
    .name = "weighted_cross_entropy",
    .formula = R"(L = -\frac{\sum_{n,c} w_c s_{nc} \log p_{nc}}{\sum_{n,c} w_c t_{nc}}, \quad
                  p = \mathrm{softmax}(x), \quad s = (1 - a)\, t + \frac{a}{C})",
    .inputs = kInputs,
    .output_shape = output_shape,
    .forward = forward,
    .vjp = vjp,
    .jacobian_row = jacobian_row,
    .examples = examples,
    .saved_count = saved_count,
    .working = working};

}  // namespace inkgrad
