// softmax_cross_entropy: L = -mean_n sum_c s_nc log softmax(x_n)_c, s = (1 - a) t + a / C: with
// label smoothing a > 0 a share of the target goes to all classes alike. Logits X [N, C], target
// distributions T [N, C] (rows sum to 1) -> [1]. dL/dx_nc = (p_nc sum_k s_nk - s_nc) / N.
// Probabilities p are kept for it. (Bridle 1990; smoothing: Szegedy et al. 2016.)
#include "core/ops/registry.h"
#include "core/ops/rowwise_loss.h"
#include "core/ops/softmax.h"

namespace inkgrad {

namespace {

struct SoftmaxCrossEntropy {
  explicit SoftmaxCrossEntropy(const Attributes& attributes)
      : smoothing(static_cast<Scalar>(attributes.number("label_smoothing"))) {}

  double value(std::span<const Scalar> logits, std::span<const Scalar> target,
               std::span<Scalar> probabilities) const {
    const double log_sum = softmax(logits, probabilities);
    double loss = 0;
    for (std::size_t k = 0; k < logits.size(); ++k) {
      loss += double(smooth(target, k)) * (log_sum - double(logits[k]));
    }
    return loss;
  }

  template <typename Visit>
  void derivatives(std::span<const Scalar> target, std::span<const Scalar> probabilities,
                   Visit&& visit) const {
    Scalar total = 0;
    for (std::size_t k = 0; k < target.size(); ++k) total += smooth(target, k);
    for (std::size_t k = 0; k < target.size(); ++k) {
      visit(k, probabilities[k] * total - smooth(target, k));
    }
  }

  static constexpr bool kNegated = true;
  void terms(std::span<const Scalar> logits, std::span<const Scalar> target,
             std::span<const Scalar>, std::vector<WorkingTerm>& list) const {
    const double log_sum = log_sum_exp(logits);
    for (std::size_t k = 0; k < logits.size(); ++k) {
      list.push_back(cross_entropy_term(double(smooth(target, k)), double(logits[k]) - log_sum));
    }
  }

  Scalar smooth(std::span<const Scalar> target, std::size_t k) const {
    return (1 - smoothing) * target[k] + smoothing / static_cast<Scalar>(target.size());
  }

  Scalar smoothing;
};

}  // namespace

const Op kSoftmaxCrossEntropy = rowwise_loss_op<SoftmaxCrossEntropy, kSoftmaxCrossEntropy>(
    "softmax_cross_entropy",
    R"(L = -\frac{1}{N}\sum_{n,c} s_{nc} \log \frac{e^{x_{nc}}}{\sum_k e^{x_{nk}}}, \quad
       s = (1 - a)\, t + \frac{a}{C})",
    [] {
      return std::vector<OpExample>{{{Shape{3, 4}, Shape{3, 4}}, {{"label_smoothing", 0.0}}},
                                    {{Shape{1, 10}, Shape{1, 10}}, {{"label_smoothing", 0.1}}}};
    });

}  // namespace inkgrad
