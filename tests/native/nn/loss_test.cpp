// Losses by their definitions, at their extremes, and read as answers.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/nn/model.h"
#include "tests/native/ops/op_fixture.h"

namespace inkgrad {
namespace {

// An op of losses on numbers of one's own.
struct Applied {
  Applied(const Op& op, const Attributes& attributes, Index n, std::vector<Scalar> outputs,
          std::vector<Scalar> targets)
      : fixture(op, {{Shape{n, Index(outputs.size()) / n}, Shape{n, Index(outputs.size()) / n}},
                     attributes}) {
    std::ranges::copy(outputs, fixture.context.input(0).data());
    std::ranges::copy(targets, fixture.context.input(1).data());
    fixture.forward();
  }

  double loss() const { return double(fixture.output()[0]); }
  std::vector<Scalar> gradient() const { return fixture.vjp({1}, 0); }

  OpFixture fixture;
};

constexpr double kClose = 2e-6;

TEST_CASE("losses have the values of their definitions", "[nn][loss]") {
  const std::vector<Scalar> x{2, -1, Scalar(0.5), 3};
  const std::vector<Scalar> t{1, 0, 0, 1};
  const auto loss = [&](const Op& op, const Attributes& attributes, Index n) {
    return Applied(op, attributes, n, x, t).loss();
  };
  const auto sigmoid = [](double v) { return 1 / (1 + std::exp(-v)); };

  CHECK(std::abs(loss(kMeanAbsoluteError, {}, 2) - (1 + 1 + 0.5 + 2) / 4) < kClose);
  CHECK(std::abs(loss(kHuber, {{"delta", 1.0}}, 2) - (0.5 + 0.5 + 0.125 + 1.5) / 4) < kClose);
  CHECK(std::abs(loss(kHuber, {{"delta", 10.0}}, 2) - (1 + 1 + 0.25 + 4) / 8) < kClose);
  CHECK(std::abs(loss(kHinge, {}, 2) - (0 + 0 + 1.5 + 0) / 4) < kClose);
  const double yes_no = -std::log(sigmoid(2)) - std::log(1 - sigmoid(-1)) -
                        std::log(1 - sigmoid(0.5)) - std::log(sigmoid(3));
  CHECK(std::abs(loss(kBinaryCrossEntropy, {}, 2) - yes_no / 4) < kClose);
  const double right_first = sigmoid(3);  // softmax of two is a sigmoid of their difference
  const double right_second = sigmoid(2.5);
  const double focal = std::pow(1 - right_first, 2) * -std::log(right_first) +
                       std::pow(1 - right_second, 2) * -std::log(right_second);
  CHECK(std::abs(loss(kFocal, {{"gamma", 2.0}}, 2) - focal / 2) < kClose);
  const auto dice = [&](double right, double wrong) {
    return 1 - (2 * right + 1) / (right * right + wrong * wrong + 1 + 1);
  };
  CHECK(std::abs(loss(kDice, {{"epsilon", 1.0}}, 2) -
                 (dice(sigmoid(2), sigmoid(-1)) + dice(sigmoid(3), sigmoid(0.5))) / 2) < kClose);
}

TEST_CASE("a focal loss with gamma 0 is cross-entropy, values and gradients", "[nn][loss]") {
  const std::vector<Scalar> x{2, -1, Scalar(0.5), 3, 0, 1};
  const std::vector<Scalar> t{1, 0, 0, 0, Scalar(0.5), Scalar(0.5)};
  const Applied focal(kFocal, {{"gamma", 0.0}}, 2, x, t);
  const Applied entropy(kSoftmaxCrossEntropy, {{"label_smoothing", 0.0}}, 2, x, t);
  CHECK(std::abs(focal.loss() - entropy.loss()) < kClose);
  for (std::size_t i = 0; i < x.size(); ++i) {
    CHECK(std::abs(double(focal.gradient()[i] - entropy.gradient()[i])) < kClose);
  }
}

TEST_CASE("label smoothing is cross-entropy with a target spread over all classes", "[nn][loss]") {
  const std::vector<Scalar> x{2, -1, Scalar(0.5), 3, 0};
  const auto spread = [](double t) { return Scalar(0.8 * t + 0.2 / 5); };
  const std::vector<Scalar> soft{spread(0), spread(1), spread(0), spread(0), spread(0)};
  const Applied smoothed(kSoftmaxCrossEntropy, {{"label_smoothing", 0.2}}, 1, x, {0, 1, 0, 0, 0});
  const Applied by_hand(kSoftmaxCrossEntropy, {{"label_smoothing", 0.0}}, 1, x, soft);
  CHECK(std::abs(smoothed.loss() - by_hand.loss()) < kClose);
  for (std::size_t i = 0; i < x.size(); ++i) {
    CHECK(std::abs(double(smoothed.gradient()[i] - by_hand.gradient()[i])) < kClose);
  }
}

TEST_CASE("losses and their gradients stay finite for outputs far out", "[nn][loss]") {
  for (const Loss& loss : loss_registry()) {
    for (const Scalar size : {Scalar(0), Scalar(30), Scalar(1000)}) {
      for (const Scalar sign : {Scalar(1), Scalar(-1)}) {
        const Applied applied(*loss.op, Attributes(LossSettings(loss).options), 2,
                              {sign * size, -size, size, sign * size}, {1, 0, 0, 1});
        INFO(loss.name << " at " << size << ", " << sign);
        CHECK(std::isfinite(applied.loss()));
        for (const Scalar g : applied.gradient()) CHECK(std::isfinite(g));
      }
    }
  }
  // Where p rounds to 1 a power of 1 - p below 1 has an infinite slope: the limit is 0.
  const Applied sure(kFocal, {{"gamma", 0.5}}, 1, {200, -200}, {1, 0});
  CHECK(sure.loss() == 0);
  for (const Scalar g : sure.gradient()) CHECK(g == 0);
}

TEST_CASE("every loss falls towards the right answer and rises towards a wrong one", "[nn][loss]") {
  for (const Loss& loss : loss_registry()) {
    const auto at = [&](std::vector<Scalar> x) {
      return Applied(*loss.op, Attributes(LossSettings(loss).options), 1, std::move(x), {0, 1, 0})
          .loss();
    };
    INFO(loss.name);
    CHECK(at({0, 1, 0}) < at({0, 0, 0}));
    CHECK(at({0, 0, 0}) < at({1, 0, 0}));
    CHECK(loss.name == loss.op->name);
  }
}

TEST_CASE("beliefs lie within 0 and 1 and keep the order of the outputs", "[nn][loss]") {
  const std::vector<Scalar> outputs{-3, Scalar(-0.5), Scalar(0.1), Scalar(0.7), 40};
  for (const Loss& loss : loss_registry()) {
    std::vector<Scalar> beliefs(outputs.size());
    loss.beliefs(outputs, beliefs);
    INFO(loss.name);
    CHECK(std::ranges::is_sorted(beliefs));
    CHECK(beliefs.front() >= 0);
    CHECK(beliefs.back() <= 1);
    CHECK(beliefs.front() < Scalar(0.05));
    CHECK(beliefs.back() > Scalar(0.95));
  }
}

TEST_CASE("a tape passes the loss its options", "[nn][loss]") {
  const Model model(
      ModelSpec::from_json({{"layers", Json::parse(R"([{"type":"flatten"},{"type":"linear"}])")}}),
      10);
  const ParameterStore store = model.make_store();  // all zeros: every class is believed alike
  Parallel parallel(1);
  LossSettings loss(kHuberLoss);
  const auto loss_of_ones = [&] {
    const auto made = model.make_tape(parallel, store, 1, &loss, GradientsFor::kNothing);
    std::ranges::fill(made->tape.value(made->target).data.values(), Scalar(1));
    made->tape.forward_all();
    return double(made->tape.value(made->tape.loss()).data[0]);
  };
  CHECK(std::abs(loss_of_ones() - 0.5) < kClose);
  loss.options.set("delta", 0.5);
  CHECK(std::abs(loss_of_ones() - 0.375) < kClose);
  CHECK_THROWS_AS(loss.options.set("delta", 0), Error);
}

}  // namespace
}  // namespace inkgrad
