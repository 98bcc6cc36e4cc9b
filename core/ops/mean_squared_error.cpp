// mean_squared_error: L = mean (x - t)^2 over all N*C cells.  X, T [N, C] -> [1].
#include "core/ops/cellwise_loss.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct SquaredError {
  explicit SquaredError(const Attributes&) {}
  double value(double x, double t) const { return (x - t) * (x - t); }
  Scalar derivative(Scalar x, Scalar t) const { return 2 * (x - t); }
  WorkingTerm term(double x, double t) const { return {value(x, t), "(# - #)^2", {x, t}}; }
};
}  // namespace

const Op kMeanSquaredError = cellwise_loss_op<SquaredError, kMeanSquaredError>(
    "mean_squared_error", R"(L = \frac{1}{NC}\sum_{n,c} (x_{nc} - t_{nc})^2)", kOutputsAndTarget,
    [] {
      return std::vector<OpExample>{{{Shape{3, 4}, Shape{3, 4}}}, {{Shape{1, 2}, Shape{1, 2}}}};
    });

}  // namespace inkgrad
