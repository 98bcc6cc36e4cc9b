// hinge: L = mean max(0, 1 - s x) over all N*C cells, one class against all others: a target t of
// 0..1 is read as the side s = 2 t - 1.  X, T [N, C] -> [1]. Derivative 0 at the kink s x = 1.
// (Cortes and Vapnik 1995; Rifkin and Klautau 2004.)
#include <algorithm>

#include "core/ops/cellwise_loss.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Hinge {
  explicit Hinge(const Attributes&) {}
  double value(double x, double t) const { return std::max(1 - (2 * t - 1) * x, 0.0); }
  Scalar derivative(Scalar x, Scalar t) const {
    const Scalar side = 2 * t - 1;
    return side * x < 1 ? -side : Scalar(0);
  }
  WorkingTerm term(double x, double t) const {
    return {value(x, t), R"(\max(0,\; 1 - (2 \cdot # - 1) \cdot #))", {t, x}};
  }
};
}  // namespace

const Op kHinge = cellwise_loss_op<Hinge, kHinge>(
    "hinge", R"(L = \frac{1}{NC}\sum_{n,c} \max(0,\, 1 - (2 t_{nc} - 1)\, x_{nc}))",
    kOutputsAndTarget, [] {
      // The second is large enough to reach beyond the kink.
      return std::vector<OpExample>{{{Shape{3, 4}, Shape{3, 4}}}, {{Shape{5, 10}, Shape{5, 10}}}};
    });

}  // namespace inkgrad
