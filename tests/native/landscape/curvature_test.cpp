// The top eigenvalue of the Hessian against the whole Hessian of a small network, and against one
// known by hand.
#include "core/landscape/curvature.h"

#include <Eigen/Eigenvalues>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/error.h"
#include "tests/native/landscape/probe_fixture.h"

namespace inkgrad {
namespace {

// Second differences of the loss itself: nothing in common with products from gradients.
Eigen::MatrixXd dense_hessian(LossProbe& probe, const ParameterStore& store) {
  std::vector<std::size_t> places;
  for (const Parameter& p : store.parameters()) {
    for (Index i = p.begin; i < p.begin + p.count; ++i) {
      places.push_back(static_cast<std::size_t>(i));
    }
  }
  const double h = sizeof(Scalar) == 8 ? 1e-4 : 3e-2;
  std::vector<Scalar> point(store.values().begin(), store.values().end());
  const auto loss = [&](std::size_t i, double di, std::size_t j, double dj) {
    const std::vector<Scalar> kept = point;
    point[i] += static_cast<Scalar>(di);
    point[j] += static_cast<Scalar>(dj);
    const double value = probe.loss(point);
    point = kept;
    return value;
  };
  const auto size = static_cast<Eigen::Index>(places.size());
  Eigen::MatrixXd hessian(size, size);
  for (Eigen::Index a = 0; a < size; ++a) {
    for (Eigen::Index b = 0; b < size; ++b) {
      const std::size_t i = places[static_cast<std::size_t>(a)];
      const std::size_t j = places[static_cast<std::size_t>(b)];
      hessian(a, b) =
          (loss(i, h, j, h) - loss(i, h, j, -h) - loss(i, -h, j, h) + loss(i, -h, j, -h)) /
          (4 * h * h);
    }
  }
  return hessian;
}

TEST_CASE("The top eigenvalue is that of the whole Hessian", "[landscape][curvature]") {
  ProbeFixture network;
  LossProbe probe = network.probe();
  const ParameterStore& store = network.small.store;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(dense_hessian(probe, store));
  const double wanted = solver.eigenvalues()[solver.eigenvalues().size() - 1];
  const std::vector<Scalar> point(store.values().begin(), store.values().end());
  const TopEigenvalue top = top_eigenvalue(probe, point, 22, 1);
  CHECK(std::abs(top.value - wanted) <= (sizeof(Scalar) == 8 ? 1e-4 : 1e-2) * wanted);
  CHECK(top.residual <= 0.02 * top.value);
  CHECK(top.products <= 22);
  // Another first vector finds the same.
  const double again = top_eigenvalue(probe, point, 22, 2).value;
  CHECK(std::abs(again - top.value) <= 5e-3 * top.value);
}

TEST_CASE("The curvature of a linear regression is that of its inputs", "[landscape][curvature]") {
  // loss = mean (w x + v y + b - t)^2: the Hessian is 2 mean (x, y, 1)(x, y, 1)^T. With the points
  // (3, 0), (-3, 0), (0, 1), (0, -1) that is diagonal: 9, 1 and 2.
  const SmallNetwork small(R"([{"type":"linear","options":{"units":1}}])", 1);
  const PointDataset data = points_of({{3, 0, 0.5}, {-3, 0, 0}, {0, 1, 1}, {0, -1, -1}}, 1);
  Parallel parallel(1);
  LossProbe probe(small.model, small.store, LossSettings(kMeanSquaredErrorLoss), data, 4, parallel);
  const std::vector<Scalar> point(probe.size(), Scalar(0));
  const TopEigenvalue top = top_eigenvalue(probe, point, 10, 1);
  CHECK(std::abs(top.value - 9) <= 0.01);
  CHECK(top.products <= 4);  // one to look nearer
}

TEST_CASE("The curvature is that of the point where the loss bends near it",
          "[landscape][curvature]") {
  // Two classes by the sign of x with a margin of 8: p = 1 / (1 + e^8) of each is wrong, and the
  // Hessian's top eigenvalue is 2 p (1 - p). What the weights of y are moves nothing, but makes the
  // point so long that a usual step changes p many times over.
  const SmallNetwork small(R"([{"type":"linear","options":{"units":2}}])", 2);
  const PointDataset data = points_of({{1, 0, 0}, {-1, 0, 1}}, 2);
  Parallel parallel(1);
  LossProbe probe(small.model, small.store, LossSettings(kSoftmaxCrossEntropyLoss), data, 2,
                  parallel);
  std::vector<Scalar> point(probe.size(), Scalar(0));
  const auto at = static_cast<std::size_t>(small.store.parameters()[0].begin);
  point[at] = 4;       // x to class 0
  point[at + 1] = -4;  // x to class 1
  point[at + 2] = point[at + 3] = sizeof(Scalar) == 8 ? 1e5 : 300;
  const double p = 1 / (1 + std::exp(8.0));
  const TopEigenvalue top = top_eigenvalue(probe, point, 10, 1);
  CHECK(std::abs(top.value - 2 * p * (1 - p)) <= 0.02 * 2 * p * (1 - p));
}

TEST_CASE("Curvature checks how many products it is given", "[landscape][curvature]") {
  ProbeFixture network;
  LossProbe probe = network.probe();
  const std::vector<Scalar> point(probe.size(), Scalar(0));
  CHECK_THROWS_AS(top_eigenvalue(probe, point, 1, 1), Error);
  CHECK_THROWS_AS(top_eigenvalue(probe, point, 201, 1), Error);
}

}  // namespace
}  // namespace inkgrad
