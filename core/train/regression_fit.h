// RegressionFit: the coefficient of determination R^2 = 1 - (sum of squared errors) / (sum of
// squared distances of the targets from their mean): 1 for a perfect fit, 0 for always answering
// the mean, below 0 for worse than that.
#pragma once

#include <span>
#include <vector>

#include "core/base/scalar.h"

namespace inkgrad {

class RegressionFit {
 public:
  // One example; spans of equal length, the same every time.
  void note(std::span<const Scalar> outputs, std::span<const Scalar> targets);
  // Where there are several numbers to predict, their sums of squares are added first. 0 where it
  // is undefined: all targets are equal, or there are none.
  double r_squared() const { return spread_ > 0 ? 1 - errors_ / spread_ : 0; }

 private:
  std::vector<double> means_;  // of the targets so far
  double count_ = 0;
  double errors_ = 0;
  double spread_ = 0;
};

}  // namespace inkgrad
