// The plane of a path: its coordinates are those of the projection, and it lies as near to the path
// as any plane can.
#include "core/landscape/trajectory.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/error.h"
#include "core/base/rng.h"

namespace inkgrad {
namespace {

constexpr Index kSize = 40;

// A walk in a plane of the 40 dimensions, with a little of everything beside it.
Trajectory walk(double beside) {
  Rng rng(11);
  std::vector<double> along(kSize);
  std::vector<double> across(kSize);
  for (Index i = 0; i < kSize; ++i) {
    along[static_cast<std::size_t>(i)] = rng.normal();
    across[static_cast<std::size_t>(i)] = rng.normal();
  }
  Trajectory path(kSize);
  std::vector<Scalar> at(kSize);
  for (int t = 0; t < 30; ++t) {
    for (std::size_t i = 0; i < at.size(); ++i) {
      at[i] = static_cast<Scalar>(1 + 0.1 * t * along[i] + std::sin(0.3 * t) * across[i] +
                                  beside * rng.normal());
    }
    path.record(t, at);
  }
  return path;
}

TEST_CASE("A point's shadow on the plane of its path is its projection", "[landscape][path]") {
  const Trajectory path = walk(0.05);
  const WeightPlane plane = path.plane();
  const PathProjection shown = path.project();
  double left_over = 0;
  for (std::size_t i = 0; i < path.points(); ++i) {
    const PlaneShadow shadow = shadow_of(plane, path.point(i));
    INFO("point " << i);
    CHECK(std::abs(shadow.a - double(shown.x[i])) < 2e-3);
    CHECK(std::abs(shadow.b - double(shown.y[i])) < 2e-3);
    left_over += shadow.distance * shadow.distance;
  }
  CHECK(plane.explained_first == shown.explained_first);
  CHECK(plane.explained_first + plane.explained_second > 0.9);
  // What the two shares leave is what lies beside the plane.
  double all = 0;
  for (std::size_t i = 0; i < path.points(); ++i) {
    all += double(shown.x[i]) * double(shown.x[i]) + double(shown.y[i]) * double(shown.y[i]);
  }
  const double share = plane.explained_first + plane.explained_second;
  CHECK(std::abs(left_over / (left_over + all) - (1 - share)) < 1e-3);
}

TEST_CASE("A path that lies in a plane is nowhere away from it", "[landscape][path]") {
  const Trajectory path = walk(0);
  const WeightPlane plane = path.plane();
  CHECK(plane.explained_first + plane.explained_second > 0.99999);
  for (std::size_t i = 0; i < path.points(); ++i) {
    CHECK(shadow_of(plane, path.point(i)).distance < 5e-3);
  }
}

TEST_CASE("Two points have no plane", "[landscape][path]") {
  Trajectory path(2);
  path.record(0, std::vector<Scalar>{1, 2});
  path.record(1, std::vector<Scalar>{2, 2});
  CHECK_THROWS_AS(path.plane(), Error);
}

}  // namespace
}  // namespace inkgrad
