// binary_cross_entropy: L = -mean [t log p + (1 - t) log (1 - p)] over all N*C cells, p =
// sigmoid(x): every class is a question of its own.  Logits X, targets T [N, C] -> [1]. Written as
// max(x, 0) - x t + log(1 + exp(-|x|)), which neither overflows nor loses small numbers;
// dL/dx = (p - t) / (N C). (Cox 1958.)
#include <algorithm>
#include <cmath>

#include "core/ops/cellwise_loss.h"
#include "core/ops/registry.h"
#include "core/tensor/kernels/maps.h"

namespace inkgrad {

namespace {
struct BinaryCrossEntropy {
  explicit BinaryCrossEntropy(const Attributes&) {}
  double value(double x, double t) const {
    return std::max(x, 0.0) - x * t + std::log1p(std::exp(-std::abs(x)));
  }
  Scalar derivative(Scalar x, Scalar t) const { return 1 / (1 + std::exp(-x)) - t; }
  void values(const Scalar* x, const Scalar* t, Scalar* y, Index count) const {
    kernels::softplus_all(x, y, count);
    for (Index i = 0; i < count; ++i) y[i] -= x[i] * t[i];
  }
  void derivatives(const Scalar* x, const Scalar* t, Scalar* y, Index count) const {
    kernels::sigmoid_all(x, y, count);
    for (Index i = 0; i < count; ++i) y[i] -= t[i];
  }
  // Without its minus, as it stands in the formula. 1 - p is taken from -x, where it loses nothing.
  static constexpr bool kNegated = true;
  WorkingTerm term(double x, double t) const {
    const double p = 1 / (1 + std::exp(-x));
    const double q = 1 / (1 + std::exp(x));
    if (t == 1) return {-value(x, t), R"(\log #)", {p}};
    if (t == 0) return {-value(x, t), R"(\log #)", {q}};
    return {-value(x, t), R"((# \cdot \log # + # \cdot \log #))", {t, p, 1 - t, q}};
  }
};
}  // namespace

const Op kBinaryCrossEntropy = cellwise_loss_op<BinaryCrossEntropy, kBinaryCrossEntropy>(
    "binary_cross_entropy",
    R"(L = -\frac{1}{NC}\sum_{n,c} \left[t_{nc} \log p_{nc} + (1 - t_{nc}) \log (1 - p_{nc})\right],
       \quad p = \frac{1}{1 + e^{-x}})",
    kLogitsAndTarget, [] {
      return std::vector<OpExample>{{{Shape{3, 4}, Shape{3, 4}}}, {{Shape{1, 10}, Shape{1, 10}}}};
    });

}  // namespace inkgrad
