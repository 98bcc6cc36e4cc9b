// The learning-rate range test on one weight, where every step can be worked out.
#include "core/train/range_test.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <optional>

#include "core/base/error.h"
#include "tests/native/train/small_network.h"

namespace inkgrad {
namespace {

constexpr double kClose = 1e-5;

// y = w x + w' y + b on the point (1, 0) with target 1: an update at rate r takes the error e to
// e (1 - 4 r), since w and b both learn; the loss is e^2.
struct Subject {
  explicit Subject(const RangeTestSettings& settings,
                   const std::vector<Point>& points = {{1, 0, 1}})
      : data(points_of(points, 1)),
        test({.model = net.model,
              .weights = net.store,
              .loss = LossSettings(kMeanSquaredErrorLoss),
              .update = sgd(),
              .data = data,
              .training = {.batch_size = 1, .portion = 1, .shuffle = false, .seed = 1}},
             settings, parallel) {}

  static SmallNetwork zeros() {
    SmallNetwork net(R"([{"type":"linear","name":"out","options":{"units":1}}])", 1);
    net.set("out.weight", {0, 0});
    return net;
  }
  static UpdateSettings sgd() {
    // A rate and a schedule that the test must not use.
    Options rate("sgd", kSgd.options);
    rate.set("learning_rate", 5);
    return {.optimizer = &kSgd,
            .optimizer_options = rate,
            .schedule = &kCosineSchedule,
            .schedule_options = Options("cosine", kCosineSchedule.options),
            .clipping = &kNoClipping,
            .clipping_options = {},
            .regularisation = {}};
  }

  Parallel parallel;
  SmallNetwork net = zeros();
  PointDataset data;
  RangeTest test;
};

void check(const std::vector<Scalar>& numbers, std::initializer_list<double> expected) {
  REQUIRE(numbers.size() == expected.size());
  auto at = numbers.begin();
  for (const double value : expected) CHECK(std::abs(double(*at++) - value) < kClose);
}

TEST_CASE("the rate grows geometrically, and the loss is followed and smoothed",
          "[train][range_test]") {
  Subject subject({.low = 0.01, .high = 1, .steps = 3});
  RangeTest& test = subject.test;
  CHECK(test.advance(1));
  CHECK(test.advance(1));
  CHECK_FALSE(test.done());
  CHECK_FALSE(test.advance(1));
  CHECK(test.done());
  CHECK_FALSE(test.advance(5));
  check(test.rates(), {0.01, 0.1, 1});
  // Errors 1, 0.96, 0.96 * 0.6.
  check(test.losses(), {1, 0.9216, 0.331776});
  // Weighted means, the weight falling by 0.95 a step into the past.
  check(test.smoothed(),
        {1, (0.95 + 0.9216) / 1.95, (0.9025 + 0.95 * 0.9216 + 0.331776) / (0.9025 + 0.95 + 1)});
  CHECK(std::abs(test.suggested() - 0.1) < kClose);
  CHECK(subject.net.store.values()[0] == 0);
}

TEST_CASE("it ends where the smoothed loss explodes, and suggests a rate before that",
          "[train][range_test]") {
  // Two targets that no weight can meet: the loss does not come to rest at 0.
  Subject subject({.low = 0.001, .high = 10, .steps = 200}, {{1, 0, 1}, {1, 0, 0.5}});
  RangeTest& test = subject.test;
  int slices = 0;
  while (test.advance(7)) ++slices;
  CHECK(slices > 3);
  REQUIRE(test.step() < 200);
  const std::vector<Scalar>& smoothed = test.smoothed();
  double best = double(smoothed[0]);
  for (std::size_t i = 0; i + 1 < smoothed.size(); ++i) {
    best = std::min(best, double(smoothed[i]));
    CHECK(double(smoothed[i]) <= RangeTest::kTooHigh * best);
  }
  CHECK(double(smoothed.back()) > RangeTest::kTooHigh * best);
  CHECK(double(test.rates().back()) > 0.25);  // up to there no update overshoots
  CHECK(test.suggested() > 0.001);
  CHECK(test.suggested() < 0.5);
  // Nowhere does the smoothed loss fall steeper.
  const auto fall = [&](std::size_t i) {
    return double(smoothed[i - 1]) - double(smoothed[i + 1]);
  };
  double steepest = 0;
  double chosen = 0;
  for (std::size_t i = 20; i + 1 < smoothed.size(); ++i) {
    steepest = std::max(steepest, fall(i));
    if (double(test.rates()[i]) == test.suggested()) chosen = fall(i);
  }
  CHECK(chosen == steepest);
}

TEST_CASE("where there is hardly any loss its noise ends nothing", "[train][range_test]") {
  // Losses of 1e-8 and 1e-4 in turn: ten thousand times as much, and still hardly any.
  Subject subject({.low = 0.0001, .high = 10, .steps = 200}, {{1, 0, 0.0001}, {1, 0, 0.01}});
  while (subject.test.advance(10)) {
  }
  CHECK(subject.test.step() > 100);
}

TEST_CASE("no rate is suggested from where the batches swing", "[train][range_test]") {
  // Targets of 1 and 0.1 in turn: above a rate of 0.5 each step leaves the next one worse off.
  Subject subject({.low = 0.01, .high = 10, .steps = 100}, {{1, 0, 1}, {1, 0, 0.1}});
  while (subject.test.advance(10)) {
  }
  const RangeTest& test = subject.test;
  REQUIRE(test.suggested() > 0);
  double best = std::numeric_limits<double>::infinity();
  bool swings = false;
  for (std::size_t i = 10; i < test.smoothed().size(); ++i) {
    const double loss = double(test.smoothed()[i]);
    best = std::min(best, loss);
    swings = swings || loss > RangeTest::kSwing * std::max(best, RangeTest::kHardlyAny);
    if (swings) CHECK(test.suggested() < double(test.rates()[i]));
  }
  CHECK(swings);
}

TEST_CASE("a network that is no longer finite ends it at once, with nothing suggested",
          "[train][range_test]") {
  Subject subject({});
  subject.net.set("out.bias", {std::numeric_limits<double>::infinity()});
  RangeTest test({.model = subject.net.model,
                  .weights = subject.net.store,
                  .loss = LossSettings(kMeanSquaredErrorLoss),
                  .update = Subject::sgd(),
                  .data = subject.data,
                  .training = {.batch_size = 1, .portion = 1, .shuffle = false, .seed = 1}},
                 {}, subject.parallel);
  CHECK_FALSE(test.advance(3));
  CHECK(test.done());
  CHECK(test.step() == 0);
  CHECK(test.suggested() == 0);
}

TEST_CASE("rates out of order or out of range and too few steps are refused",
          "[train][range_test]") {
  for (const RangeTestSettings& wrong :
       {RangeTestSettings{.low = 0.1, .high = 0.1}, RangeTestSettings{.low = 1, .high = 0.1},
        RangeTestSettings{.low = 0}, RangeTestSettings{.high = 100}, RangeTestSettings{.steps = 1},
        RangeTestSettings{.steps = 10'001}}) {
    CHECK_THROWS_AS(Subject(wrong), Error);
  }
}

}  // namespace
}  // namespace inkgrad
