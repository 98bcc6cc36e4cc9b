// focal: L = -mean_n sum_c t_nc (1 - p_nc)^gamma log p_nc, p = softmax(x_n): what is answered well
// already counts for less.  Logits X [N, C], target distributions T [N, C] -> [1].
// dL/dx_nk = (a_nk - p_nk sum_c a_nc) / N with
// a = t [gamma (1 - p)^(gamma - 1) p log p - (1 - p)^gamma]. log p is kept for it, since p alone
// cannot tell how far from 0 or 1 it is. (Lin et al. 2017.)
#include <algorithm>
#include <cmath>

#include "core/ops/registry.h"
#include "core/ops/rowwise_loss.h"
#include "core/ops/softmax.h"

namespace inkgrad {

namespace {

struct Focal {
  explicit Focal(const Attributes& attributes) : gamma(attributes.number("gamma")) {}

  double value(std::span<const Scalar> logits, std::span<const Scalar> target,
               std::span<Scalar> log_p) const {
    const double log_sum = softmax(logits, log_p);
    double loss = 0;
    for (std::size_t k = 0; k < logits.size(); ++k) {
      const double log_one = std::min(double(logits[k]) - log_sum, 0.0);
      log_p[k] = static_cast<Scalar>(log_one);
      loss -= double(target[k]) * std::pow(-std::expm1(log_one), gamma) * log_one;
    }
    return loss;
  }

  template <typename Visit>
  void derivatives(std::span<const Scalar> target, std::span<const Scalar> log_p,
                   Visit&& visit) const {
    double total = 0;
    for (std::size_t k = 0; k < log_p.size(); ++k) total += pull(target[k], log_p[k]);
    for (std::size_t k = 0; k < log_p.size(); ++k) {
      const double shared = std::exp(double(log_p[k])) * total;
      visit(k, static_cast<Scalar>(pull(target[k], log_p[k]) - shared));
    }
  }

  static constexpr bool kNegated = true;
  void terms(std::span<const Scalar>, std::span<const Scalar> target, std::span<const Scalar> log_p,
             std::vector<WorkingTerm>& list) const {
    for (std::size_t k = 0; k < log_p.size(); ++k) {
      const auto t = double(target[k]);
      const auto log_one = double(log_p[k]);
      const double p = std::exp(log_one);
      const double adds = t * std::pow(-std::expm1(log_one), gamma) * log_one;
      if (t == 1) {
        list.push_back({adds, R"((1 - #)^{#} \cdot \log #)", {p, gamma, p}});
      } else {
        list.push_back({adds, R"(# \cdot (1 - #)^{#} \cdot \log #)", {t, p, gamma, p}});
      }
    }
  }

  // a of one cell. Where p rounds to 1, p log p / (1 - p) is at its limit -1.
  double pull(Scalar target, Scalar log_one) const {
    const auto log_p = static_cast<double>(log_one);
    const double rest = -std::expm1(log_p);  // 1 - p
    const double ratio = rest == 0 ? -1 : std::exp(log_p) * log_p / rest;
    return double(target) * std::pow(rest, gamma) * (gamma * ratio - 1);
  }

  double gamma;
};

}  // namespace

const Op kFocal = rowwise_loss_op<Focal, kFocal>(
    "focal",
    R"(L = -\frac{1}{N}\sum_{n,c} t_{nc} (1 - p_{nc})^\gamma \log p_{nc}, \quad
       p_{nc} = \frac{e^{x_{nc}}}{\sum_k e^{x_{nk}}})",
    [] {
      return std::vector<OpExample>{{{Shape{3, 4}, Shape{3, 4}}, {{"gamma", 2.0}}},
                                    {{Shape{1, 10}, Shape{1, 10}}, {{"gamma", 0.5}}},
                                    {{Shape{2, 3}, Shape{2, 3}}, {{"gamma", 0.0}}}};
    });

}  // namespace inkgrad
