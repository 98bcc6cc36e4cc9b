// Trajectory: where a run's weights went, seen in the plane of its own two main directions (PCA of
// the path; Lorch 2016, Li et al. 2018). Kept in bounded memory: when full, every other point goes.
#pragma once

#include <span>
#include <vector>

#include "core/landscape/weight_plane.h"

namespace inkgrad {

struct PathProjection {
  std::vector<Scalar> x;
  std::vector<Scalar> y;
  std::vector<Scalar> step;
  double explained_first = 0;  // share of the path's variance along each axis, 0..1
  double explained_second = 0;
};

class Trajectory {
 public:
  // `size` numbers a point; keeps as many points as fit in about 12 MB, 256 at most and 2 at
  // least.
  explicit Trajectory(Index size);

  // Called once a step, in order; keeps a point every interval() steps.
  void record(int step, std::span<const Scalar> values);
  void clear();
  // Takes back the points of later steps.
  void forget_after(int step);

  int interval() const { return interval_; }
  std::size_t points() const { return steps_.size(); }
  // Points that it keeps at most.
  std::size_t capacity() const { return capacity_; }
  // Centred on the path's mean. Two points or fewer have no second direction: y is then 0.
  PathProjection project() const;
  // The plane that project() shows, through the path's mean, with directions of length 1: its
  // coordinates are those of project(). Throws kBadState with fewer than 3 points.
  WeightPlane plane() const;
  // A point recorded, 0 the first.
  std::span<const Scalar> point(std::size_t i) const;
  std::vector<std::span<const Scalar>> all_points() const;
  // After which step it was.
  int step(std::size_t i) const { return steps_[i]; }

 private:
  void thin_out();

  Index size_;
  std::size_t capacity_;
  int interval_ = 1;
  std::vector<Scalar> values_;
  std::vector<int> steps_;
};

}  // namespace inkgrad
