// The plane of several paths together: points keep their projections on it, and it is the plane
// that another way of working it out finds.
#include "core/landscape/main_plane.h"

#include <Eigen/SVD>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/landscape/trajectory.h"

namespace inkgrad {
namespace {

constexpr Index kSize = 30;

// From one start, each its own way.
Trajectory walk(std::uint64_t seed) {
  Rng start(1);
  Rng rng(seed);
  std::vector<Scalar> at(kSize);
  std::vector<double> drift(kSize);
  for (Scalar& number : at) number = static_cast<Scalar>(start.normal());
  for (double& number : drift) number = rng.normal();
  Trajectory path(kSize);
  for (int t = 0; t < 12; ++t) {
    path.record(t, at);
    for (std::size_t i = 0; i < at.size(); ++i) {
      at[i] += static_cast<Scalar>(0.2 * drift[i] + 0.05 * rng.normal());
    }
  }
  return path;
}

std::vector<std::span<const Scalar>> together(const Trajectory& a, const Trajectory& b) {
  std::vector<std::span<const Scalar>> points = a.all_points();
  for (const auto& point : b.all_points()) points.push_back(point);
  return points;
}

// By a singular value decomposition of the centred points, in double precision.
struct Independent {
  Eigen::MatrixXd at;  // a row a point, two coordinates
  double share;
};
Independent decomposed(WeightPoints points) {
  Eigen::MatrixXd rows(static_cast<Eigen::Index>(points.size()), kSize);
  for (Eigen::Index i = 0; i < rows.rows(); ++i) {
    for (Eigen::Index k = 0; k < kSize; ++k) {
      rows(i, k) = double(points[static_cast<std::size_t>(i)][static_cast<std::size_t>(k)]);
    }
  }
  rows.rowwise() -= rows.colwise().mean().eval();
  const Eigen::JacobiSVD<Eigen::MatrixXd> svd(rows, Eigen::ComputeThinU | Eigen::ComputeThinV);
  const Eigen::VectorXd squares = svd.singularValues().cwiseAbs2();
  return {rows * svd.matrixV().leftCols(2), squares.head(2).sum() / squares.sum()};
}

TEST_CASE("Two runs on their joint plane have the coordinates of their snapshots' projections",
          "[landscape][path]") {
  const Trajectory first = walk(5);
  const Trajectory second = walk(6);
  const auto points = together(first, second);
  const WeightPlane plane = main_plane(points);
  const MainAxes axes = main_axes(points);
  const Independent expected = decomposed(points);
  CHECK(std::abs(plane.explained_first + plane.explained_second - expected.share) < 1e-4);
  for (std::size_t i = 0; i < points.size(); ++i) {
    INFO("point " << i);
    const PlaneShadow shadow = shadow_of(plane, points[i]);
    for (std::size_t rank = 0; rank < 2; ++rank) {
      const double got = rank == 0 ? shadow.a : shadow.b;
      CHECK(std::abs(got - std::sqrt(axes.value[rank]) * axes.direction[rank][i]) < 1e-3);
      // An eigenvector has no sign.
      const double wanted =
          expected.at(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(rank));
      CHECK(std::abs(std::abs(got) - std::abs(wanted)) < 1e-3);
    }
  }
  // One start for both, and different ends.
  CHECK(shadow_of(plane, first.point(0)).a == shadow_of(plane, second.point(0)).a);
  CHECK(std::abs(shadow_of(plane, first.point(11)).a - shadow_of(plane, second.point(11)).a) > 1);
}

TEST_CASE("The joint plane holds two paths at least as well as the plane of either",
          "[landscape][path]") {
  const Trajectory first = walk(5);
  const Trajectory second = walk(6);
  const auto points = together(first, second);
  const auto beside = [&](const WeightPlane& plane) {
    double sum = 0;
    for (const auto& point : points) {
      const double distance = shadow_of(plane, point).distance;
      sum += distance * distance;
    }
    return sum;
  };
  const double joint = beside(main_plane(points));
  CHECK(joint < beside(first.plane()));
  CHECK(joint < beside(second.plane()));
}

}  // namespace
}  // namespace inkgrad
