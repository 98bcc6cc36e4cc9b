// Every optimizer of the registry, and the first steps of each against its paper's arithmetic.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/error.h"
#include "core/optim/optimizer.h"

namespace inkgrad {
namespace {

Optimizer make(const OptimizerType& type, Index size) {
  return {type, Options(std::string(type.name), type.options), size};
}

TEST_CASE("every optimizer goes down a bowl", "[optim][contract]") {
  for (const OptimizerType& type : optimizer_registry()) {
    Optimizer optimizer = make(type, 2);
    optimizer.options().set("learning_rate", 0.05);
    std::array<Scalar, 2> w{3, -2};
    std::array<Scalar, 2> update{};
    for (int i = 0; i < 400; ++i) {
      const std::array<Scalar, 2> gradient{w[0], 4 * w[1]};
      optimizer.step(gradient, update);
      for (std::size_t k = 0; k < 2; ++k) w[k] += update[k];
    }
    INFO(type.name);
    CHECK(std::abs(w[0]) < 0.05);
    CHECK(std::abs(w[1]) < 0.05);
  }
}

TEST_CASE("an optimizer counts a step once, however many parameters", "[optim][contract]") {
  for (const OptimizerType& type : optimizer_registry()) {
    Optimizer one = make(type, 1);
    Optimizer many = make(type, 100);
    std::vector<Scalar> gradients(100, Scalar(0.3));
    std::vector<Scalar> updates(100);
    std::array<Scalar, 1> update{};
    for (int i = 0; i < 5; ++i) {
      one.step(std::span(gradients).first(1), update);
      many.step(gradients, updates);
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
    std::array<Scalar, 3> updates{};
    for (int i = 0; i < 3; ++i) {
      const std::vector<UpdateTerm> terms = optimizer.terms(gradients, 1);
      optimizer.step(gradients, updates);
      INFO(type.name << ", step " << i);
      REQUIRE(terms.back().name == "delta");
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
    optimizer.step(gradient, first);
    optimizer.step(gradient, again);
    optimizer.reset();
    optimizer.step(gradient, again);
    CHECK(again[0] == first[0]);
    CHECK(optimizer.state().size() == type.state_names.size());
  }
}

TEST_CASE("Adam's first step is the learning rate against the gradient's sign", "[optim][adam]") {
  Optimizer adam = make(kAdam, 2);
  adam.options().set("learning_rate", 0.01);
  const std::array<Scalar, 2> gradients{Scalar(5), Scalar(-0.002)};
  std::array<Scalar, 2> updates{};
  adam.step(gradients, updates);
  CHECK(std::abs(double(updates[0]) + 0.01) < 1e-6);
  CHECK(std::abs(double(updates[1]) - 0.01) < 1e-6);
}

TEST_CASE("Adam's second step follows algorithm 1", "[optim][adam]") {
  Optimizer adam = make(kAdam, 1);
  adam.options().set("learning_rate", 0.1);
  std::array<Scalar, 1> update{};
  adam.step(std::array<Scalar, 1>{Scalar(1)}, update);
  adam.step(std::array<Scalar, 1>{Scalar(-3)}, update);
  const double m = 0.9 * 0.1 + 0.1 * -3;
  const double v = 0.999 * 0.001 + 0.001 * 9;
  const double m_hat = m / (1 - 0.81);
  const double v_hat = v / (1 - 0.999 * 0.999);
  CHECK(std::abs(double(update[0]) + 0.1 * m_hat / (std::sqrt(v_hat) + 1e-8)) < 1e-5);
}

TEST_CASE("momentum gathers speed", "[optim][momentum]") {
  Optimizer momentum = make(kMomentum, 1);
  momentum.options().set("learning_rate", 0.1);
  momentum.options().set("momentum", 0.5);
  std::array<Scalar, 1> update{};
  for (const double expected : {-0.1, -0.15, -0.175}) {
    momentum.step(std::array<Scalar, 1>{Scalar(1)}, update);
    CHECK(std::abs(double(update[0]) - expected) < 1e-6);
  }
}

}  // namespace
}  // namespace inkgrad
