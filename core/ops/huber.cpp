// huber: L = mean h(x - t) over all N*C cells, h(e) = e^2 / 2 for |e| <= delta, else
// delta (|e| - delta / 2): square near the target, straight beyond.  X, T [N, C] -> [1].
// (Huber 1964.)
#include <algorithm>
#include <cmath>

#include "core/ops/cellwise_loss.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Huber {
  explicit Huber(const Attributes& attributes) : delta(attributes.number("delta")) {}
  double value(double x, double t) const {
    const double e = std::abs(x - t);
    return e <= delta ? e * e / 2 : delta * (e - delta / 2);
  }
  // The error, cut off at -delta and delta.
  Scalar derivative(Scalar x, Scalar t) const {
    const auto bound = static_cast<Scalar>(delta);
    return std::clamp(x - t, -bound, bound);
  }
  WorkingTerm term(double x, double t) const {
    if (std::abs(x - t) <= delta) return {value(x, t), R"(\frac{1}{2} \cdot (# - #)^2)", {x, t}};
    return {value(x, t),
            R"(# \cdot \left(\left|# - #\right| - \frac{#}{2}\right))",
            {delta, x, t, delta}};
  }
  double delta;
};
}  // namespace

const Op kHuber = cellwise_loss_op<Huber, kHuber>(
    "huber",
    R"(L = \frac{1}{NC}\sum_{n,c} h(x_{nc} - t_{nc}), \quad
       h(e) = \tfrac{1}{2} e^2 \text{ if } |e| \le \delta
       \text{ else } \delta\,(|e| - \tfrac{\delta}{2}))",
    kOutputsAndTarget, [] {
      return std::vector<OpExample>{{{Shape{3, 4}, Shape{3, 4}}, {{"delta", 1.0}}},
                                    {{Shape{4, 5}, Shape{4, 5}}, {{"delta", 0.3123}}}};
    });

}  // namespace inkgrad
