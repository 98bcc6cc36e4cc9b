// Curvature along a run: at each place what a single measurement there gives, whatever the pieces.
#include "core/landscape/curvature_path.h"

#include <catch2/catch_test_macros.hpp>

#include "core/base/error.h"
#include "tests/native/landscape/probe_fixture.h"

namespace inkgrad {
namespace {

TEST_CASE("Curvature along a run is the single measurement at each place",
          "[landscape][curvature]") {
  ProbeFixture network;
  LossProbe probe = network.probe();
  std::vector<std::vector<Scalar>> places;
  for (int i = 0; i < 4; ++i) {
    places.emplace_back(network.small.store.values().begin(), network.small.store.values().end());
    for (Scalar& weight : places.back()) weight *= static_cast<Scalar>(1 + 0.3 * i);
  }
  const std::vector<std::span<const Scalar>> spans(places.begin(), places.end());
  CurvaturePath path(spans, 12, 5);
  CHECK(path.advance(probe, 1));
  CHECK(path.measured() == 1);
  CHECK_FALSE(path.searches()[0].done());
  while (path.advance(probe, 3)) {
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const TopEigenvalue single = top_eigenvalue(probe, places[i], 12, 5);
    INFO(i);
    CHECK(path.searches()[i].done());
    CHECK(path.searches()[i].found().value == single.value);
    CHECK(path.searches()[i].found().residual == single.residual);
    CHECK(path.searches()[i].found().products == single.products);
  }
  CHECK(path.searches()[0].found().value != path.searches()[3].found().value);
}

TEST_CASE("Both ends of a run come first", "[landscape][curvature]") {
  ProbeFixture network;
  LossProbe probe = network.probe();
  const std::vector<std::span<const Scalar>> places(5, network.small.store.values());
  CurvaturePath path(places, 2, 5);
  path.advance(probe, 4);
  CHECK(path.searches()[0].done());
  CHECK(path.searches()[4].done());
  CHECK_FALSE(path.searches()[2].done());
  CHECK_THROWS_AS(CurvaturePath(places, 1, 5), Error);
}

}  // namespace
}  // namespace inkgrad
