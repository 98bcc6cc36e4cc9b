#include "core/landscape/trajectory.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/error.h"

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
struct Trajectory::Axes {
  double total = 0;  // variance, times the number of points
  std::array<double, 2> value{};
  std::array<Eigen::VectorXd, 2> direction;  // one number a point
};

Trajectory::Axes Trajectory::axes() const {
  const auto count = static_cast<Eigen::Index>(steps_.size());
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
  Axes axes;
  axes.total = std::max(gram.trace(), 1e-300);
  for (std::size_t rank = 0; rank < 2; ++rank) {
    // Eigenvalues come in rising order.
    const Eigen::Index at = count - 1 - static_cast<Eigen::Index>(rank);
    axes.value[rank] = std::max(solver.eigenvalues()[at], 0.0);
    Eigen::VectorXd direction = solver.eigenvectors().col(at);
    // Either sign is an eigenvector: the run goes from left to right, and up.
    if (direction[count - 1] < direction[0]) direction = -direction;
    axes.direction[rank] = std::move(direction);
  }
  return axes;
}

PathProjection Trajectory::project() const {
  PathProjection path;
  for (const int step : steps_) path.step.push_back(static_cast<Scalar>(step));
  path.x.assign(steps_.size(), 0);
  path.y.assign(steps_.size(), 0);
  if (steps_.size() < 2) return path;
  const Axes found = axes();
  const auto put = [&](std::size_t rank, std::vector<Scalar>& out) {
    const double scale = std::sqrt(found.value[rank]);
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = static_cast<Scalar>(scale * found.direction[rank][static_cast<Eigen::Index>(i)]);
    }
    return found.value[rank] / found.total;
  };
  path.explained_first = put(0, path.x);
  if (steps_.size() > 2) path.explained_second = put(1, path.y);
  return path;
}

// With the eigenvector u of the inner products and its value l, the direction among the weights is
// the sum of u_i (point_i - mean), divided by sqrt(l).
WeightPlane Trajectory::plane() const {
  if (steps_.size() < 3) {
    throw Error(ErrorCode::kBadState,
                text("plane of the path: expected 3 points or more, got ", steps_.size()));
  }
  const Axes found = axes();
  WeightPlane plane{.origin = {},
                    .first = {},
                    .second = {},
                    .explained_first = found.value[0] / found.total,
                    .explained_second = found.value[1] / found.total};
  const auto size = static_cast<std::size_t>(size_);
  std::vector<double> mean(size, 0);
  std::array<std::vector<double>, 2> sums{std::vector<double>(size, 0),
                                          std::vector<double>(size, 0)};
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const std::span<const Scalar> at = point(i);
    for (std::size_t k = 0; k < size; ++k) {
      const double moved = double(at[k]) - double(values_[k]);
      mean[k] += moved / double(steps_.size());
      // The numbers of an eigenvector add up to 0, so that the mean need not be taken off.
      for (std::size_t rank = 0; rank < 2; ++rank) {
        sums[rank][k] += moved * found.direction[rank][static_cast<Eigen::Index>(i)];
      }
    }
  }
  for (std::size_t k = 0; k < size; ++k) {
    plane.origin.push_back(static_cast<Scalar>(double(values_[k]) + mean[k]));
  }
  for (std::size_t rank = 0; rank < 2; ++rank) {
    const double length = std::sqrt(found.value[rank]);
    std::vector<Scalar>& direction = rank == 0 ? plane.first : plane.second;
    for (const double sum : sums[rank]) {
      direction.push_back(static_cast<Scalar>(length > 0 ? sum / length : 0));
    }
  }
  return plane;
}

}  // namespace inkgrad
