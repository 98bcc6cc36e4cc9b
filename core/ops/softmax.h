// softmax of one row, shared by the loss and by what reads probabilities.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>

#include "core/ops/working.h"
#include "core/tensor/kernels/maps.h"

namespace inkgrad {

// probabilities[k] = exp(logits[k]) / sum_j exp(logits[j]); returns log sum_j exp(logits[j]). The
// largest logit is taken off first, so that no exp overflows. NaN and infinity come out as NaN.
inline double softmax(std::span<const Scalar> logits, std::span<Scalar> probabilities) {
  const Scalar top = *std::ranges::max_element(logits);
  for (std::size_t k = 0; k < logits.size(); ++k) probabilities[k] = logits[k] - top;
  kernels::exp_all(probabilities.data(), probabilities.data(), static_cast<Index>(logits.size()));
  double sum = 0;
  for (const Scalar p : probabilities) sum += static_cast<double>(p);
  const auto scale = static_cast<Scalar>(1 / sum);
  for (Scalar& p : probabilities) p *= scale;
  return static_cast<double>(top) + std::log(sum);
}

// log sum_j exp(x_j), as softmax() returns it.
inline double log_sum_exp(std::span<const Scalar> logits) {
  const auto top = double(*std::ranges::max_element(logits));
  double sum = 0;
  for (const Scalar x : logits) sum += std::exp(double(x) - top);
  return top + std::log(sum);
}

// share * log p, as cross-entropies add it up.
inline WorkingTerm cross_entropy_term(double share, double log_p) {
  const double p = std::exp(log_p);
  if (share == 1) return {log_p, R"(\log #)", {p}};
  return {share * log_p, R"(# \cdot \log #)", {share, p}};
}

}  // namespace inkgrad
