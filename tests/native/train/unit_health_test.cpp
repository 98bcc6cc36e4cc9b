// Dead and saturated units, on layers whose every number is known.
#include "core/train/unit_health.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/error.h"
#include "core/data/digit_dataset.h"
#include "tests/native/train/small_network.h"

namespace inkgrad {
namespace {

constexpr double kClose = 1e-6;

TEST_CASE("a unit is dead where the activation is flat for every example", "[train][unit_health]") {
  const SmallNetwork net(R"([
      {"type":"linear","name":"in","options":{"units":3}},
      {"type":"activation","name":"act","options":{"function":"relu"}},
      {"type":"linear","name":"out","options":{"units":2}}])",
                         2);
  // Units x, y and x - 5.
  net.set("in.weight", {1, 0, 1, 0, 1, 0});
  net.set("in.bias", {0, 0, -5});
  const PointDataset data = points_of({{1, 2, 0}, {3, -2, 1}, {-1, 4, 0}, {-1, 2, 1}}, 2);
  Parallel parallel;
  const auto health = measure_unit_health(net.model, net.store, data, 100, parallel);
  REQUIRE(health.size() == 1);
  const LayerHealth& act = health[0];
  CHECK(act.layer == "act");
  CHECK(act.units == 3);
  CHECK(act.dead == 1);
  CHECK(act.zero_slope == std::vector<Scalar>{Scalar(0.5), Scalar(0.25), 1});
  CHECK(std::abs(act.saturated - 7.0 / 12) < kClose);
  CHECK(act.outputs == std::vector<Scalar>{1, 2, 0, 3, 0, 0, 0, 4, 0, 0, 2, 0});
  CHECK(std::abs(act.mean - 1) < kClose);
  CHECK(std::abs(act.deviation - std::sqrt(34.0 / 12 - 1)) < kClose);

  const auto first = measure_unit_health(net.model, net.store, data, 1, parallel);
  CHECK(first[0].outputs.size() == 3);
  CHECK(first[0].dead == 1);
}

TEST_CASE("a cell is saturated below 5 % of the steepest slope", "[train][unit_health]") {
  const SmallNetwork net(R"([
      {"type":"activation","name":"act","options":{"function":"sigmoid"}},
      {"type":"linear","name":"out","options":{"units":2}},
      {"type":"activation","name":"last","options":{"function":"softmax"}}])",
                         2);
  // The slope y (1 - y) is 0.25 at 0; 0.0125 is reached at 4.357.
  const PointDataset data = points_of({{4.3, 4.4, 0}, {-4.3, -4.4, 1}}, 2);
  Parallel parallel;
  const auto health = measure_unit_health(net.model, net.store, data, 2, parallel);
  REQUIRE(health.size() == 1);  // softmax is no function of one number
  CHECK(health[0].saturated == 0.5);
  CHECK(health[0].dead == 0);
}

TEST_CASE("a learned slope counts with what it is", "[train][unit_health]") {
  const SmallNetwork net(R"([
      {"type":"activation","name":"act","options":{"function":"prelu"}},
      {"type":"linear","name":"out","options":{"units":2}}])",
                         2);
  const PointDataset data = points_of({{1, -1, 0}, {1, -2, 1}}, 2);
  Parallel parallel;
  const auto saturated = [&](double slope) {
    net.set("act.slope", {slope});
    return measure_unit_health(net.model, net.store, data, 2, parallel)[0].saturated;
  };
  CHECK(saturated(0.25) == 0);
  CHECK(saturated(0.04) == 0.5);
  CHECK(saturated(30) == 0.5);  // 1 is little beside it
  net.set("act.slope", {0});
  CHECK(measure_unit_health(net.model, net.store, data, 2, parallel)[0].dead == 1);
}

TEST_CASE("of pictures a unit is a channel, over several batches", "[train][unit_health]") {
  const Model model(ModelSpec::from_json({{"layers", Json::parse(R"([
      {"type":"conv2d","name":"conv","options":{"channels":3,"kernel":5,"stride":4,"padding":2}},
      {"type":"activation","name":"act","options":{"function":"relu"}},
      {"type":"flatten"},{"type":"linear"}])")}}),
                    10);
  ParameterStore store = model.make_store();
  model.initialise(store, 1);
  store.value(store.find("conv.bias"))[1] = -100;
  DigitDataset data;
  std::vector<Index> digits(40);
  for (std::size_t i = 0; i < digits.size(); ++i) digits[i] = static_cast<Index>(i);
  data.append(std::make_shared<DigitSource>(1, 0, 40), digits);
  Parallel parallel(2);
  const LayerHealth act = measure_unit_health(model, store, data, 35, parallel).at(0);
  CHECK(act.units == 3);
  CHECK(act.dead == 1);
  CHECK(act.zero_slope[1] == 1);
  CHECK(act.zero_slope[0] < 1);
  CHECK(act.outputs.size() == std::size_t{35 * 3 * 7 * 7});
  CHECK_THROWS_AS(measure_unit_health(model, store, data, 0, parallel), Error);
  CHECK_THROWS_AS(measure_unit_health(model, store, data, 1001, parallel), Error);
}

}  // namespace
}  // namespace inkgrad
