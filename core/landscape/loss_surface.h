// LossSurface: the loss over a plane of weights, worked out coarse first and finer and finer, a few
// points at a time, so that something is seen at once and nobody has to wait for the whole.
#pragma once

#include "core/landscape/loss_probe.h"
#include "core/landscape/weight_plane.h"

namespace inkgrad {

// What is shown of a plane, in its own coordinates.
struct PlaneWindow {
  double left = -1, right = 1, bottom = -1, top = 1;
};

class LossSurface {
 public:
  static constexpr int kLargestSide = 257;

  // `side` is the points a side: 2, 3, 5, 9, ..., 257. Throws kInvalidArgument for others, and for
  // a window without extent.
  LossSurface(WeightPlane plane, const PlaneWindow& window, int side);

  // Up to `points` more; false when there is nothing left to do.
  bool advance(LossProbe& probe, int points);

  bool done() const { return measured_ == static_cast<int>(values_.size()); }
  int measured() const { return measured_; }
  int side() const { return side_; }
  // Points are known at least this far apart everywhere, in rows and columns; side() - 1 at first.
  int spacing() const;
  // side x side losses, the lowest row first; NaN where not known yet.
  std::span<const Scalar> values() const { return values_; }
  const WeightPlane& plane() const { return plane_; }
  const PlaneWindow& window() const { return window_; }

 private:
  WeightPlane plane_;
  PlaneWindow window_;
  int side_;
  std::vector<int> order_;  // places in values_, coarse first
  std::vector<int> level_begins_;
  std::vector<Scalar> values_;
  std::vector<Scalar> point_;
  int measured_ = 0;
};

}  // namespace inkgrad
