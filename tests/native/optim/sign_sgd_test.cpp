// The optimizer of core/README.md works like any of the registry.
#include <catch2/catch_test_macros.hpp>

#include "core/optim/optimizer.h"

namespace inkgrad {

extern const OptimizerType kSignSgd;  // worked_example.cpp

namespace {

TEST_CASE("the README's optimizer takes steps of one size", "[optim]") {
  Optimizer optimizer(kSignSgd, Options("sign_sgd", kSignSgd.options), 3);
  const std::array<Scalar, 3> gradients{4, Scalar(-0.1), 0};
  const std::array<Scalar, 3> weights{1, 1, 1};
  std::array<Scalar, 3> updates{};
  optimizer.step(gradients, weights, updates);
  CHECK(updates == std::array<Scalar, 3>{Scalar(-0.01), Scalar(0.01), 0});
  CHECK(optimizer.terms(gradients, weights, 0).back().name == "delta");
}

}  // namespace
}  // namespace inkgrad
