// From gradients to new parameters: clipping, regularisation, decay, and their order.
#include "core/optim/update.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/tensor/norm.h"

namespace inkgrad {
namespace {

constexpr double kClose = 1e-6;

// Three inputs, two units, and a bias for each.
ParameterStore make_store() {
  ParameterStore store({{"unit.weight", "unit", Shape{3, 2}}, {"unit.bias", "unit", Shape{2}}});
  return store;
}

std::span<Scalar> weights(const ParameterStore& store) {
  return store.value(store.parameters()[0]).values();
}
std::span<Scalar> weight_gradients(const ParameterStore& store) {
  return store.gradient(store.parameters()[0]).values();
}
std::span<Scalar> biases(const ParameterStore& store) {
  return store.value(store.parameters()[1]).values();
}
std::span<Scalar> bias_gradients(const ParameterStore& store) {
  return store.gradient(store.parameters()[1]).values();
}

UpdateSettings sgd(double learning_rate, Regularisation regularisation = {}) {
  Options options("sgd", kSgd.options);
  options.set("learning_rate", learning_rate);
  return {.optimizer = &kSgd,
          .optimizer_options = options,
          .schedule = &kConstantSchedule,
          .schedule_options = Options("constant", kConstantSchedule.options),
          .clipping = &kNoClipping,
          .clipping_options = {},
          .regularisation = regularisation};
}

ClipReport clip(const ClippingType& type, double limit, ParameterStore& store) {
  Options options(std::string(type.name), type.options);
  options.set("limit", limit);
  return clip_gradients(type, options, norm(store.gradients()), store);
}

void set(std::span<Scalar> numbers, std::initializer_list<double> values) {
  auto at = numbers.begin();
  for (const double value : values) *at++ = static_cast<Scalar>(value);
}

void check(std::span<const Scalar> numbers, std::initializer_list<double> expected) {
  auto at = numbers.begin();
  for (const double value : expected) CHECK(std::abs(double(*at++) - value) < kClose);
}

TEST_CASE("clipping by value bounds every number", "[optim][clipping]") {
  ParameterStore store = make_store();
  set(weight_gradients(store), {0.5, -3, 1, 0, 2, -0.1});
  const ClipReport report = clip(kValueClipping, 1, store);
  check(weight_gradients(store), {0.5, -1, 1, 0, 1, -0.1});
  CHECK(report.clipped());
  CHECK(std::abs(report.after - norm(store.gradients())) < kClose);
}

TEST_CASE("clipping by length keeps the direction", "[optim][clipping]") {
  ParameterStore store = make_store();
  set(weight_gradients(store), {3, 0, 0, 0, 0, 0});
  set(bias_gradients(store), {0, -4});
  const ClipReport report = clip(kNormClipping, 1, store);
  check(weight_gradients(store), {0.6});
  check(bias_gradients(store), {0, -0.8});
  CHECK(std::abs(report.before - 5) < kClose);
  CHECK(std::abs(report.after - 1) < kClose);
  CHECK_FALSE(clip(kNormClipping, 2, store).clipped());
}

TEST_CASE("adaptive clipping measures each unit by its own weights", "[optim][clipping]") {
  ParameterStore store = make_store();
  set(weights(store), {3, 0, 4, 0, 0, 0});
  set(weight_gradients(store), {0, 0, 2, 0, 0, 2});
  set(bias_gradients(store), {1, 0});
  set(biases(store), {0, 10});
  clip(kAdaptiveClipping, 0.1, store);
  // The first column may have 0.1 * 5, the second, still at 0, 0.1 * 0.001; the biases are one
  // unit.
  check(weight_gradients(store), {0, 0, 0.5, 0, 0, 1e-4});
  check(bias_gradients(store), {1, 0});
}

TEST_CASE("no clipping reports the length and changes nothing", "[optim][clipping]") {
  ParameterStore store = make_store();
  set(weight_gradients(store), {3, 4, 0, 0, 0, 0});
  const ClipReport report = clip_gradients(kNoClipping, {}, norm(store.gradients()), store);
  CHECK(report.before == 5);
  CHECK_FALSE(report.clipped());
}

TEST_CASE("L2, L1 and decay pull at weights and leave biases", "[optim][update]") {
  const auto after = [](Regularisation regularisation) {
    ParameterStore store = make_store();
    set(weights(store), {2, -1, 0, 1, 1, 1});
    set(biases(store), {1, 1});
    Update(sgd(0.1, regularisation), store).apply(1);
    return std::array<double, 4>{double(weights(store)[0]), double(weights(store)[1]),
                                 double(weights(store)[2]), double(biases(store)[0])};
  };
  const auto close = [](const std::array<double, 4>& a, const std::array<double, 4>& b) {
    for (std::size_t i = 0; i < a.size(); ++i) CHECK(std::abs(a[i] - b[i]) < kClose);
  };
  close(after({}), {2, -1, 0, 1});
  close(after({.l2 = 0.5}), {1.9, -0.95, 0, 1});
  close(after({.l1 = 0.5}), {1.95, -0.95, 0, 1});
  close(after({.weight_decay = 0.5}), {1.9, -0.95, 0, 1});
}

TEST_CASE("clipping comes before regularisation, decay stays out of the optimizer",
          "[optim][update]") {
  ParameterStore store = make_store();
  set(weights(store), {10, 0, 0, 0, 0, 0});
  set(weight_gradients(store), {5, 0, 0, 0, 0, 0});
  UpdateSettings settings = sgd(0.1, {.l2 = 1});
  settings.clipping = &kNormClipping;
  settings.clipping_options = Options("norm", kNormClipping.options);
  Update update(settings, store);
  update.apply(1);
  check(weights(store), {10 - 0.1 * (1 + 10)});
  CHECK(update.clip().before == 5);
  CHECK(update.clip().after == 1);
}

TEST_CASE("the schedule sets the rate of each step", "[optim][update]") {
  ParameterStore store = make_store();
  UpdateSettings settings = sgd(0.8);
  settings.schedule = &kStepSchedule;
  settings.schedule_options = Options("step", kStepSchedule.options);
  settings.schedule_options.set("every", 2);
  settings.schedule_options.set("gamma", 0.5);
  Update update(settings, store);
  for (const double rate : {0.8, 0.8, 0.4, 0.4, 0.2}) {
    set(weight_gradients(store), {1});
    const double before = double(weights(store)[0]);
    CHECK(std::abs(update.learning_rate() - rate) < kClose);
    update.apply(1);
    CHECK(std::abs(before - double(weights(store)[0]) - rate) < kClose);
    CHECK(update.last_learning_rate() == rate);
  }
  update.reset();
  CHECK(update.learning_rate() == 0.8);
}

TEST_CASE("threads change nothing but the time", "[optim][update]") {
  // Long enough to be cut up, with an end that fills no piece; decayed and regularised weights.
  const auto after_steps = [](int threads) {
    Parallel parallel(threads);
    ParameterStore store(
        {{"unit.bias", "unit", Shape{5}}, {"unit.weight", "unit", Shape{97, 211}}});
    UpdateSettings settings = sgd(0.1, {.l1 = 0.01, .l2 = 0.1, .weight_decay = 0.2});
    settings.optimizer = &kAdam;
    settings.optimizer_options = Options("adam", kAdam.options);
    Update update(settings, store);
    for (std::size_t i = 0; i < store.values().size(); ++i) {
      store.values()[i] = static_cast<Scalar>(std::sin(double(i)));
    }
    for (int step = 0; step < 3; ++step) {
      for (std::size_t i = 0; i < store.gradients().size(); ++i) {
        store.gradients()[i] = static_cast<Scalar>(std::cos(double(i) * (step + 1)));
      }
      REQUIRE(update.apply(1, &parallel));
    }
    return std::vector<Scalar>(store.values().begin(), store.values().end());
  };
  const std::vector<Scalar> alone = after_steps(1);
  CHECK(alone != std::vector<Scalar>(alone.size()));
  CHECK(after_steps(2) == alone);
  CHECK(after_steps(5) == alone);
}

TEST_CASE("the story of a number in a later piece is that of its own update", "[optim][update]") {
  const auto make = [] {
    ParameterStore store({{"unit.weight", "unit", Shape{100, 50}}});
    for (std::size_t i = 0; i < store.values().size(); ++i) {
      store.values()[i] = static_cast<Scalar>(i) / 1000;
      store.gradients()[i] = 1;
    }
    return store;
  };
  ParameterStore store = make();
  ParameterStore plain = make();
  Update update(sgd(0.5, {.weight_decay = 0.1}), store);
  UpdateStory story;
  story.at = 4321;
  REQUIRE(update.tell(1, story));
  REQUIRE(Update(sgd(0.5, {.weight_decay = 0.1}), plain).apply(1));
  CHECK(std::ranges::equal(store.values(), plain.values()));
  CHECK(std::abs(double(story.before) - 4.321) < kClose);
  CHECK(story.after == store.values()[4321]);
  CHECK(std::abs(double(story.decay) + 0.5 * 0.1 * 4.321) < kClose);
}

}  // namespace
}  // namespace inkgrad
