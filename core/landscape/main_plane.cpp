#include "core/landscape/main_plane.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <functional>

#include "core/base/error.h"

namespace inkgrad {

MainAxes main_axes(WeightPoints points) {
  using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const auto count = static_cast<Eigen::Index>(points.size());
  // Differences from the first point are small beside the weights themselves: less is lost in
  // float.
  Matrix moved(count, static_cast<Eigen::Index>(points.front().size()));
  for (Eigen::Index i = 0; i < count; ++i) {
    const std::span<const Scalar> at = points[static_cast<std::size_t>(i)];
    std::ranges::transform(at, points.front(), moved.row(i).data(), std::minus{});
  }
  Eigen::MatrixXd gram = (moved * moved.transpose()).template cast<double>();
  const Eigen::VectorXd row_mean = gram.rowwise().mean();
  const double mean = row_mean.mean();
  gram = ((gram.colwise() - row_mean).rowwise() - row_mean.transpose()).array() + mean;

  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(gram);
  MainAxes axes;
  axes.total = std::max(gram.trace(), 1e-300);
  for (std::size_t rank = 0; rank < 2; ++rank) {
    // Eigenvalues come in rising order.
    const Eigen::Index at = count - 1 - static_cast<Eigen::Index>(rank);
    axes.value[rank] = std::max(solver.eigenvalues()[at], 0.0);
    const Eigen::VectorXd direction = solver.eigenvectors().col(at);
    // Either sign is an eigenvector.
    const double sign = direction[count - 1] < direction[0] ? -1 : 1;
    for (const double number : direction) axes.direction[rank].push_back(sign * number);
  }
  return axes;
}

// With the eigenvector u of the inner products and its value l, the direction among the weights is
// the sum of u_i (point_i - mean), divided by sqrt(l).
WeightPlane main_plane(WeightPoints points) {
  if (points.size() < 3) {
    throw Error(ErrorCode::kBadState,
                text("plane of the path: expected 3 points or more, got ", points.size()));
  }
  const MainAxes found = main_axes(points);
  WeightPlane plane{.origin = {},
                    .first = {},
                    .second = {},
                    .explained_first = found.share(0),
                    .explained_second = found.share(1)};
  const std::span<const Scalar> start = points.front();
  std::vector<double> mean(start.size(), 0);
  std::array<std::vector<double>, 2> sums{mean, mean};
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t k = 0; k < start.size(); ++k) {
      const double moved = double(points[i][k]) - double(start[k]);
      mean[k] += moved / double(points.size());
      // The numbers of an eigenvector add up to 0, so that the mean need not be taken off.
      for (std::size_t rank = 0; rank < 2; ++rank) {
        sums[rank][k] += moved * found.direction[rank][i];
      }
    }
  }
  for (std::size_t k = 0; k < start.size(); ++k) {
    plane.origin.push_back(static_cast<Scalar>(double(start[k]) + mean[k]));
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
