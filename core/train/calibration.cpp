#include "core/train/calibration.h"

#include <algorithm>
#include <cmath>

namespace inkgrad {

void Calibration::note(double belief, bool right) {
  const double held = belief > 0 ? std::min(belief, 1.0) : 0;
  const auto above = static_cast<std::size_t>(std::ceil(held * double(kBins)));
  CalibrationBin& bin = bins_[above == 0 ? 0 : above - 1];
  ++bin.count;
  bin.right += right ? 1 : 0;
  bin.belief_sum += held;
}

double Calibration::error() const {
  double gaps = 0;
  Index count = 0;
  for (const CalibrationBin& bin : bins_) {
    gaps += double(bin.count) * std::abs(bin.share_right() - bin.mean_belief());
    count += bin.count;
  }
  return count == 0 ? 0 : gaps / double(count);
}

}  // namespace inkgrad
