// Loss along the line between two points of the space of weights: at its ends it is what is
// measured there, and it is known coarsely before it is known finely.
#include "core/landscape/loss_line.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/error.h"
#include "core/landscape/coarse_first.h"
#include "tests/native/landscape/probe_fixture.h"

namespace inkgrad {
namespace {

std::vector<Scalar> moved(const ProbeFixture& network, double by) {
  std::vector<Scalar> point(network.small.store.values().begin(),
                            network.small.store.values().end());
  for (std::size_t i = 0; i < point.size(); ++i) {
    point[i] += static_cast<Scalar>(by * std::sin(double(i) + 1));
  }
  return point;
}

TEST_CASE("A line's ends have exactly the losses measured there", "[landscape][line]") {
  ProbeFixture network;
  LossProbe probe = network.probe();
  const std::vector<Scalar> from = moved(network, 0.3);
  const std::vector<Scalar> to = moved(network, -0.7);
  LossLine line(from, to, 41);
  while (line.advance(probe, 7)) {
  }
  CHECK(line.at(0) == -0.5);
  CHECK(line.at(10) == 0);
  CHECK(line.at(30) == 1);
  CHECK(line.at(40) == 1.5);
  CHECK(line.losses()[10] == probe.loss(from));
  CHECK(line.losses()[30] == probe.loss(to));
  CHECK(line.accuracies()[10] == probe.score(from).accuracy);
  std::vector<Scalar> middle(from.size());
  for (std::size_t i = 0; i < middle.size(); ++i) middle[i] = (from[i] + to[i]) / 2;
  CHECK(std::abs(line.losses()[20] - probe.loss(middle)) < 1e-6);
}

TEST_CASE("Accuracy at a point is the share of examples answered right", "[landscape][line]") {
  ProbeFixture network;
  LossProbe probe = network.probe();
  // All outputs alike but for the last bias: every example is given class 1, and 3 of 5 are of it.
  std::vector<Scalar> point(probe.size(), Scalar(0));
  const Parameter& bias = network.small.store.find("out.bias");
  point[static_cast<std::size_t>(bias.begin) + 1] = 1;
  CHECK(std::abs(probe.score(point).accuracy - 0.6) < 1e-12);
}

TEST_CASE("A line is known at its ends first and everywhere at last", "[landscape][line]") {
  ProbeFixture network;
  LossProbe probe = network.probe();
  LossLine line(moved(network, 0), moved(network, 1), 21);
  CHECK(line.advance(probe, 2));
  CHECK(line.measured() == 2);
  CHECK(std::isfinite(line.losses().front()));
  CHECK(std::isfinite(line.losses().back()));
  CHECK(std::isnan(line.losses()[10]));
  CHECK_FALSE(line.advance(probe, 1000));
  CHECK(std::ranges::all_of(line.losses(), [](double loss) { return std::isfinite(loss); }));
  CHECK(line.measured() == 21);
}

TEST_CASE("Coarse first visits every place once", "[landscape][line]") {
  for (const int count : {1, 2, 3, 5, 12, 33, 41}) {
    std::vector<int> order = coarse_first(count);
    INFO(count);
    CHECK(order.front() == 0);
    if (count > 1) CHECK(order[1] == count - 1);
    std::ranges::sort(order);
    REQUIRE(static_cast<int>(order.size()) == count);
    for (int i = 0; i < count; ++i) CHECK(order[static_cast<std::size_t>(i)] == i);
  }
}

TEST_CASE("A line refuses counts that would miss its ends", "[landscape][line]") {
  const std::vector<Scalar> point{1, 2};
  CHECK_THROWS_AS(LossLine(point, point, 4), Error);
  CHECK_THROWS_AS(LossLine(point, point, 43), Error);
  CHECK_THROWS_AS(LossLine(point, point, 405), Error);
}

}  // namespace
}  // namespace inkgrad
