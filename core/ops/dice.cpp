// dice: L = mean_n [1 - A_n / B_n], A_n = 2 sum_c p_nc t_nc + eps, B_n = sum_c p_nc^2 + sum_c
// t_nc^2
// + eps, p = sigmoid(x): how far outputs and targets overlap. Taken per example and averaged, so
// that the size of the batch changes nothing; eps makes two empty sets agree.
// Logits X, targets T [N, C] -> [1].
// dL/dp_nc = 2 (A_n p_nc - B_n t_nc) / (B_n^2 N), times dp/dx = p (1 - p). Probabilities p are kept
// for it. (Milletari, Navab, Ahmadi 2016.)
#include <cmath>

#include "core/ops/registry.h"
#include "core/ops/rowwise_loss.h"

namespace inkgrad {

namespace {

struct Dice {
  explicit Dice(const Attributes& attributes) : epsilon(attributes.number("epsilon")) {}

  double value(std::span<const Scalar> logits, std::span<const Scalar> target,
               std::span<Scalar> p) const {
    for (std::size_t k = 0; k < p.size(); ++k) p[k] = 1 / (1 + std::exp(-logits[k]));
    const Overlap sums = overlap(target, p);
    return 1 - sums.both / sums.each;
  }

  template <typename Visit>
  void derivatives(std::span<const Scalar> target, std::span<const Scalar> p, Visit&& visit) const {
    const auto [both, each] = overlap(target, p);
    for (std::size_t k = 0; k < p.size(); ++k) {
      const auto x = static_cast<double>(p[k]);
      const double by_p = 2 * (both * x - each * double(target[k])) / (each * each);
      visit(k, static_cast<Scalar>(by_p * x * (1 - x)));
    }
  }

  void terms(std::span<const Scalar>, std::span<const Scalar> target, std::span<const Scalar> p,
             std::vector<WorkingTerm>& list) const {
    const Overlap sums = overlap(target, p);
    list.push_back(
        {1 - sums.both / sums.each, R"(\left(1 - \frac{#}{#}\right))", {sums.both, sums.each}});
  }

  struct Overlap {
    double both;  // A
    double each;  // B
  };

  Overlap overlap(std::span<const Scalar> target, std::span<const Scalar> p) const {
    Overlap sums{epsilon, epsilon};
    for (std::size_t k = 0; k < p.size(); ++k) {
      const auto x = static_cast<double>(p[k]);
      const auto t = static_cast<double>(target[k]);
      sums.both += 2 * x * t;
      sums.each += x * x + t * t;
    }
    return sums;
  }

  double epsilon;
};

}  // namespace

const Op kDice = rowwise_loss_op<Dice, kDice>(
    "dice",
    R"(L = \frac{1}{N}\sum_n \left[1 - \frac{2 \sum_c p_{nc} t_{nc} + \epsilon}
       {\sum_c p_{nc}^2 + \sum_c t_{nc}^2 + \epsilon}\right], \quad p = \frac{1}{1 + e^{-x}})",
    [] {
      return std::vector<OpExample>{{{Shape{3, 4}, Shape{3, 4}}, {{"epsilon", 1e-5}}},
                                    {{Shape{1, 10}, Shape{1, 10}}, {{"epsilon", 1.0}}}};
    });

}  // namespace inkgrad
