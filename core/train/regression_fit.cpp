#include "core/train/regression_fit.h"

namespace inkgrad {

// The spread by Welford's recurrence (1962), which loses no digits where the mean is large.
void RegressionFit::note(std::span<const Scalar> outputs, std::span<const Scalar> targets) {
  means_.resize(targets.size(), 0);
  ++count_;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const double error = double(outputs[i]) - double(targets[i]);
    errors_ += error * error;
    const double from_mean = double(targets[i]) - means_[i];
    means_[i] += from_mean / count_;
    spread_ += from_mean * (double(targets[i]) - means_[i]);
  }
}

}  // namespace inkgrad
