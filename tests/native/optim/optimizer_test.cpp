// Every optimizer of the registry, and the first steps of each against its paper's arithmetic.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/error.h"
#include "core/optim/optimizer.h"

namespace inkgrad {
namespace {

constexpr std::array<Scalar, 1> kWeight{Scalar(0.25)};

Optimizer make(const OptimizerType& type, Index size) {
  return {type, Options(std::string(type.name), type.options), size};
}

TEST_CASE("every optimizer goes down a bowl", "[optim][contract]") {
  for (const OptimizerType& type : optimizer_registry()) {
    Optimizer optimizer = make(type, 2);
    std::array<Scalar, 2> w{3, -2};
    std::array<Scalar, 2> update{};
    const auto height = [](const auto& at) {
      return double(at[0] * at[0]) / 2 + 2 * double(at[1] * at[1]);
    };
    const double start = height(w);
    for (int i = 0; i < 20'000; ++i) {
      const std::array<Scalar, 2> gradient{w[0], 4 * w[1]};
      optimizer.step(gradient, w, update);
      for (std::size_t k = 0; k < 2; ++k) w[k] += update[k];
    }
    INFO(type.name);
    CHECK(height(w) < 0.01 * start);
  }
}

TEST_CASE("an optimizer counts a step once, however many parameters", "[optim][contract]") {
  for (const OptimizerType& type : optimizer_registry()) {
    Optimizer one = make(type, 1);
    Optimizer many = make(type, 100);
    std::vector<Scalar> gradients(100, Scalar(0.3));
    const std::vector<Scalar> weights(100, Scalar(-0.6));
    std::vector<Scalar> updates(100);
    std::array<Scalar, 1> update{};
    for (int i = 0; i < 5; ++i) {
      one.step(std::span(gradients).first(1), std::span(weights).first(1), update);
      many.step(gradients, weights, updates);
    }
    CHECK(one.steps() == 5);
    CHECK(many.steps() == 5);
    for (const Scalar u : updates) CHECK(u == update[0]);
  }
}

TEST_CASE("the terms shown of one weight are those of the next step", "[optim][contract]") {
  for (const OptimizerType& type : optimizer_registry()) {
    Optimizer optimizer = make(type, 3);
    std::array<Scalar, 3> gradients{Scalar(0.5), Scalar(-2), Scalar(0.01)};
    const std::array<Scalar, 3> weights{1, Scalar(-0.3), 0};
    std::array<Scalar, 3> updates{};
    for (int i = 0; i < 3; ++i) {
      const std::vector<UpdateTerm> terms = optimizer.terms(gradients, weights, 1, 0.5);
      optimizer.step(gradients, weights, updates, 0.5);
      INFO(type.name << ", step " << i);
      REQUIRE(terms.back().name == "delta");
      const auto names = [&](std::string_view name) {
        return std::ranges::count(terms, name, &UpdateTerm::name);
      };
      CHECK(names("effective_step") == 1);
      for (const std::string_view state : type.state_names) CHECK(names(state) == 1);
      CHECK(terms.back().value == updates[1]);
      gradients[1] *= Scalar(0.7);
    }
  }
}

TEST_CASE("reset forgets all state", "[optim][contract]") {
  for (const OptimizerType& type : optimizer_registry()) {
    Optimizer optimizer = make(type, 1);
    const std::array<Scalar, 1> gradient{Scalar(0.7)};
    std::array<Scalar, 1> first{};
    std::array<Scalar, 1> again{};
    optimizer.step(gradient, kWeight, first);
    optimizer.step(gradient, kWeight, again);
    optimizer.reset();
    optimizer.step(gradient, kWeight, again);
    CHECK(again[0] == first[0]);
    CHECK(optimizer.state().size() == type.state_names.size());
  }
}

TEST_CASE("Adam's first step is the learning rate against the gradient's sign", "[optim][adam]") {
  Optimizer adam = make(kAdam, 2);
  adam.options().set("learning_rate", 0.01);
  const std::array<Scalar, 2> gradients{Scalar(5), Scalar(-0.002)};
  std::array<Scalar, 2> updates{};
  adam.step(gradients, gradients, updates);
  CHECK(std::abs(double(updates[0]) + 0.01) < 1e-6);
  CHECK(std::abs(double(updates[1]) - 0.01) < 1e-6);
}

TEST_CASE("Adam's second step follows algorithm 1", "[optim][adam]") {
  Optimizer adam = make(kAdam, 1);
  adam.options().set("learning_rate", 0.1);
  std::array<Scalar, 1> update{};
  adam.step(std::array<Scalar, 1>{Scalar(1)}, kWeight, update);
  adam.step(std::array<Scalar, 1>{Scalar(-3)}, kWeight, update);
  const double m = 0.9 * 0.1 + 0.1 * -3;
  const double v = 0.999 * 0.001 + 0.001 * 9;
  const double m_hat = m / (1 - 0.81);
  const double v_hat = v / (1 - 0.999 * 0.999);
  CHECK(std::abs(double(update[0]) + 0.1 * m_hat / (std::sqrt(v_hat) + 1e-8)) < 1e-5);
}

// The learning rate counts once: the delta of every rule is in proportion to it.
TEST_CASE("a schedule's factor scales the step", "[optim][contract]") {
  for (const OptimizerType& type : optimizer_registry()) {
    Optimizer whole = make(type, 1);
    Optimizer half = make(type, 1);
    std::array<Scalar, 1> update{};
    std::array<Scalar, 1> halved{};
    for (const double g : {0.5, -2.0, 0.01}) {
      const std::array<Scalar, 1> gradient{static_cast<Scalar>(g)};
      whole.step(gradient, kWeight, update);
      half.step(gradient, kWeight, halved, 0.5);
      INFO(type.name);
      CHECK(std::abs(2 * double(halved[0]) - double(update[0])) <=
            1e-6 * std::abs(double(update[0])));
    }
  }
}

TEST_CASE("momentum gathers speed", "[optim][momentum]") {
  Optimizer momentum = make(kMomentum, 1);
  momentum.options().set("learning_rate", 0.1);
  momentum.options().set("momentum", 0.5);
  std::array<Scalar, 1> update{};
  for (const double expected : {-0.1, -0.15, -0.175}) {
    momentum.step(std::array<Scalar, 1>{Scalar(1)}, kWeight, update);
    CHECK(std::abs(double(update[0]) - expected) < 1e-6);
  }
}

}  // namespace
}  // namespace inkgrad
