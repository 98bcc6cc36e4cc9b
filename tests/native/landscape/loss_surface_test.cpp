// The loss over a plane of weights: its numbers are those of the loss, coarse first; random
// directions are as long as the weights, unit by unit.
#include "core/landscape/loss_surface.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/error.h"
#include "core/nn/units.h"
#include "tests/native/landscape/probe_fixture.h"

namespace inkgrad {
namespace {

TEST_CASE("The loss surface is the loss at its points, whatever the order", "[landscape]") {
  ProbeFixture network;
  LossProbe probe = network.probe();
  const WeightPlane plane = random_plane(network.small.store, 3);
  LossSurface surface(plane, {-0.5, 0.5, -1, 1}, 9);
  while (surface.advance(probe, 7)) {
  }
  REQUIRE(surface.values().size() == 81);
  std::vector<Scalar> point(probe.size());
  for (const int place : {0, 8, 40, 37, 80}) {
    plane.at(-0.5 + (place % 9) / 8.0, -1 + (place / 9) / 4.0, point);
    INFO(place);
    CHECK(double(surface.values()[static_cast<std::size_t>(place)]) ==
          double(static_cast<Scalar>(probe.loss(point))));
  }
}

TEST_CASE("The middle of a random plane is the network as it is", "[landscape]") {
  ProbeFixture network;
  LossProbe probe = network.probe();
  LossSurface surface(random_plane(network.small.store, 3), {}, 3);
  surface.advance(probe, 9);
  CHECK(surface.values()[4] == static_cast<Scalar>(probe.loss(network.small.store.values())));
}

TEST_CASE("A loss surface is known coarsely before it is known finely", "[landscape]") {
  ProbeFixture network;
  LossProbe probe = network.probe();
  LossSurface surface(random_plane(network.small.store, 3), {}, 9);
  CHECK(surface.spacing() == 8);
  surface.advance(probe, 4);
  for (const int corner : {0, 8, 72, 80}) {
    CHECK(std::isfinite(surface.values()[static_cast<std::size_t>(corner)]));
  }
  CHECK(std::isnan(surface.values()[40]));
  surface.advance(probe, 5);
  CHECK(surface.spacing() == 4);
  CHECK(std::isfinite(surface.values()[40]));
  CHECK(surface.advance(probe, 1));
  CHECK(surface.spacing() == 4);
  CHECK_FALSE(surface.advance(probe, 1000));
  CHECK(surface.spacing() == 1);
  CHECK(surface.measured() == 81);
}

TEST_CASE("Random directions have the length of the weights, unit by unit", "[landscape]") {
  ProbeFixture network;
  const ParameterStore& store = network.small.store;
  const std::vector<Scalar> direction = random_direction(store, 5, 1);
  for (const Parameter& p : store.parameters()) {
    const auto part = std::span(direction).subspan(static_cast<std::size_t>(p.begin),
                                                   static_cast<std::size_t>(p.count));
    for (std::size_t u = 0; u < unit_count(p.shape); ++u) {
      const WeightUnit unit = unit_at(p.shape, u);
      const double wanted = p.shape.rank() < 2 ? 0 : unit_length(store.value(p).values(), unit);
      INFO(p.name << " unit " << u);
      CHECK(std::abs(unit_length(part, unit) - wanted) <= 1e-5 * (wanted + 1e-3));
    }
  }
  CHECK(direction != random_direction(store, 5, 2));
  CHECK(direction == random_direction(store, 5, 1));
}

TEST_CASE("A point's shadow on a plane and its distance from it", "[landscape]") {
  const WeightPlane plane{.origin = {1, 1, 1}, .first = {2, 0, 0}, .second = {0, 0.5, 0}};
  const std::vector<Scalar> point{5, 2, -3};
  const PlaneShadow shadow = shadow_of(plane, point);
  CHECK(shadow.a == 2);
  CHECK(shadow.b == 2);
  CHECK(shadow.distance == 4);
}

TEST_CASE("Loss surfaces refuse sides and windows that cannot be", "[landscape]") {
  ProbeFixture network;
  const WeightPlane plane = random_plane(network.small.store, 3);
  CHECK_THROWS_AS(LossSurface(plane, {}, 4), Error);
  CHECK_THROWS_AS(LossSurface(plane, {}, 513), Error);
  CHECK_THROWS_AS(LossSurface(plane, {.left = 1, .right = 1}, 5), Error);
}

}  // namespace
}  // namespace inkgrad
