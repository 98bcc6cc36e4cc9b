#include "core/landscape/loss_line.h"

#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/landscape/coarse_first.h"

namespace inkgrad {

LossLine::LossLine(std::vector<Scalar> from, std::vector<Scalar> to, int count)
    : from_(std::move(from)), to_(std::move(to)), point_(from_.size()) {
  if (count < 5 || count > kMostPoints || count % 4 != 1) {
    throw Error(
        ErrorCode::kInvalidArgument,
        text("loss along a line, points: expected 5, 9, 13, ... ", kMostPoints, ", got ", count));
  }
  order_ = coarse_first(count);
  losses_.assign(order_.size(), std::numeric_limits<double>::quiet_NaN());
  accuracies_ = losses_;
}

double LossLine::at(int i) const { return std::lerp(kLow, kHigh, double(i) / (count() - 1)); }

double LossLine::length() const {
  double square = 0;
  for (std::size_t k = 0; k < from_.size(); ++k) {
    const double moved = double(to_[k]) - double(from_[k]);
    square += moved * moved;
  }
  return std::sqrt(square);
}

bool LossLine::advance(LossProbe& probe, int points) {
  for (int taken = 0; taken < points && !done(); ++taken) {
    const int place = order_[static_cast<std::size_t>(measured_++)];
    // Exactly the weights of either end at 0 and 1.
    for (std::size_t k = 0; k < point_.size(); ++k) {
      point_[k] = static_cast<Scalar>(std::lerp(double(from_[k]), double(to_[k]), at(place)));
    }
    const ProbeScore score = probe.score(point_);
    losses_[static_cast<std::size_t>(place)] = score.loss;
    accuracies_[static_cast<std::size_t>(place)] = score.accuracy;
  }
  return !done();
}

}  // namespace inkgrad
