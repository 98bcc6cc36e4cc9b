// Calibration: whether a network that is 80 % sure is right 80 % of the time. Answers are sorted
// into bins by the belief in them; where mean belief and share right differ, the network is too
// sure of itself or not sure enough. (Guo et al. 2017.)
#pragma once

#include <array>

#include "core/base/scalar.h"

namespace inkgrad {

struct CalibrationBin {
  Index count = 0;
  Index right = 0;
  double belief_sum = 0;

  // 0 for an empty bin.
  double mean_belief() const { return count == 0 ? 0 : belief_sum / double(count); }
  double share_right() const { return count == 0 ? 0 : double(right) / double(count); }
};

class Calibration {
 public:
  static constexpr std::size_t kBins = 10;

  // One answer and the belief in it, 0..1; what is no number counts as 0.
  void note(double belief, bool right);

  // Bin b holds beliefs above b/10 and up to (b+1)/10, the first one 0 as well.
  const std::array<CalibrationBin, kBins>& bins() const { return bins_; }
  // Expected calibration error, 0..1: how far mean belief and share right lie apart, the mean over
  // all answers. 0 before the first.
  double error() const;

 private:
  std::array<CalibrationBin, kBins> bins_{};
};

}  // namespace inkgrad
