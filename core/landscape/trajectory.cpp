#include "core/landscape/trajectory.h"

#include <algorithm>
#include <cmath>

#include "core/landscape/main_plane.h"

namespace inkgrad {

Trajectory::Trajectory(Index size)
    : size_(size),
      capacity_(std::clamp<std::size_t>(
          3'000'000 / static_cast<std::size_t>(std::max<Index>(size, 1)), 2, 256)) {
  steps_.reserve(capacity_);
  values_.reserve(capacity_ * static_cast<std::size_t>(size));
}

void Trajectory::clear() {
  values_.clear();
  steps_.clear();
  interval_ = 1;
}

void Trajectory::forget_after(int step) {
  while (!steps_.empty() && steps_.back() > step) steps_.pop_back();
  values_.resize(steps_.size() * static_cast<std::size_t>(size_));
}

std::span<const Scalar> Trajectory::point(std::size_t i) const {
  const auto size = static_cast<std::size_t>(size_);
  return std::span(values_).subspan(i * size, size);
}

void Trajectory::record(int step, std::span<const Scalar> values) {
  if (step % interval_ != 0) return;
  if (steps_.size() == capacity_) thin_out();
  if (step % interval_ != 0) return;
  values_.insert(values_.end(), values.begin(), values.end());
  steps_.push_back(step);
}

void Trajectory::thin_out() {
  interval_ *= 2;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    if (steps_[i] % interval_ != 0) continue;
    const std::span<const Scalar> from = point(i);
    std::ranges::copy(from, values_.begin() + static_cast<Index>(kept) * size_);
    steps_[kept++] = steps_[i];
  }
  steps_.resize(kept);
  values_.resize(kept * static_cast<std::size_t>(size_));
}

std::vector<std::span<const Scalar>> Trajectory::all_points() const {
  std::vector<std::span<const Scalar>> all;
  for (std::size_t i = 0; i < points(); ++i) all.push_back(point(i));
  return all;
}

PathProjection Trajectory::project() const {
  PathProjection path;
  for (const int step : steps_) path.step.push_back(static_cast<Scalar>(step));
  path.x.assign(steps_.size(), 0);
  path.y.assign(steps_.size(), 0);
  if (steps_.size() < 2) return path;
  const MainAxes found = main_axes(all_points());
  const auto put = [&](std::size_t rank, std::vector<Scalar>& out) {
    const double scale = std::sqrt(found.value[rank]);
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = static_cast<Scalar>(scale * found.direction[rank][i]);
    }
    return found.share(rank);
  };
  path.explained_first = put(0, path.x);
  if (steps_.size() > 2) path.explained_second = put(1, path.y);
  return path;
}

WeightPlane Trajectory::plane() const { return main_plane(all_points()); }

}  // namespace inkgrad
