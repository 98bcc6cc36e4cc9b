// mean_absolute_error: L = mean |x - t| over all N*C cells.  X, T [N, C] -> [1]. Derivative 0 at
// the kink x = t.
#include <cmath>

#include "core/ops/cellwise_loss.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct AbsoluteError {
  explicit AbsoluteError(const Attributes&) {}
  double value(double x, double t) const { return std::abs(x - t); }
  Scalar derivative(Scalar x, Scalar t) const { return Scalar(x > t) - Scalar(x < t); }
  WorkingTerm term(double x, double t) const {
    return {value(x, t), R"(\left|# - #\right|)", {x, t}};
  }
};
}  // namespace

const Op kMeanAbsoluteError = cellwise_loss_op<AbsoluteError, kMeanAbsoluteError>(
    "mean_absolute_error", R"(L = \frac{1}{NC}\sum_{n,c} |x_{nc} - t_{nc}|)", kOutputsAndTarget,
    [] {
      return std::vector<OpExample>{{{Shape{3, 4}, Shape{3, 4}}}, {{Shape{1, 2}, Shape{1, 2}}}};
    });

}  // namespace inkgrad
