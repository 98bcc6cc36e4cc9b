#include "core/landscape/trajectory.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

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

// With T points of P numbers, T far below P, the small T x T matrix of inner products has the same
// non-zero eigenvalues as the P x P covariance, and its eigenvectors give the coordinates.
PathProjection Trajectory::project() const {
  PathProjection path;
  const auto count = static_cast<Eigen::Index>(steps_.size());
  for (const int step : steps_) path.step.push_back(static_cast<Scalar>(step));
  path.x.assign(steps_.size(), 0);
  path.y.assign(steps_.size(), 0);
  if (count < 2) return path;

  using Points =
      Eigen::Map<const Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;
  const Points points(values_.data(), count, size_);
  // Differences from the first point are small beside the weights themselves: less is lost in
  // float.
  const auto moved = (points.rowwise() - points.row(0)).eval();
  Eigen::MatrixXd gram = (moved * moved.transpose()).template cast<double>();
  const Eigen::VectorXd row_mean = gram.rowwise().mean();
  const double mean = row_mean.mean();
  gram = ((gram.colwise() - row_mean).rowwise() - row_mean.transpose()).array() + mean;

  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(gram);
  const double total = std::max(gram.trace(), 1e-300);
  const auto axis = [&](Eigen::Index rank, std::vector<Scalar>& out) {
    const Eigen::Index at = count - 1 - rank;  // eigenvalues come in rising order
    const double value = std::max(solver.eigenvalues()[at], 0.0);
    Eigen::VectorXd direction = solver.eigenvectors().col(at);
    // Either sign is an eigenvector: the run goes from left to right, and up.
    if (direction[count - 1] < direction[0]) direction = -direction;
    for (Eigen::Index i = 0; i < count; ++i) {
      out[static_cast<std::size_t>(i)] = static_cast<Scalar>(std::sqrt(value) * direction[i]);
    }
    return value / total;
  };
  path.explained_first = axis(0, path.x);
  if (count > 2) path.explained_second = axis(1, path.y);
  return path;
}

}  // namespace inkgrad
