// LossLine: loss and accuracy along the straight line between two points of the space of weights, a
// few points at a time, coarse first. (Goodfellow, Vinyals, Saxe 2015.)
#pragma once

#include "core/landscape/loss_probe.h"

namespace inkgrad {

class LossLine {
 public:
  // From half the way before the first end to half of it beyond the second.
  static constexpr double kLow = -0.5;
  static constexpr double kHigh = 1.5;
  static constexpr int kMostPoints = 401;

  // `count` is 5, 9, 13, ... 401, so that both ends are among the points; `from` and `to` have
  // probe.size() numbers. Throws kInvalidArgument.
  LossLine(std::vector<Scalar> from, std::vector<Scalar> to, int count);

  // Up to `points` more; false when there is nothing left to do.
  bool advance(LossProbe& probe, int points);

  bool done() const { return measured_ == count(); }
  int measured() const { return measured_; }
  int count() const { return static_cast<int>(losses_.size()); }
  // Where point i is: 0 at the first end, 1 at the second.
  double at(int i) const;
  // One number a point in the order of the line; NaN where not known yet. Accuracies are 0..1.
  std::span<const double> losses() const { return losses_; }
  std::span<const double> accuracies() const { return accuracies_; }
  // Between the ends.
  double length() const;

 private:
  std::vector<Scalar> from_, to_;
  std::vector<Scalar> point_;
  std::vector<int> order_;
  std::vector<double> losses_, accuracies_;
  int measured_ = 0;
};

}  // namespace inkgrad
