// What an optimizer remembers of a number that gets no gradient any more never becomes denormal,
// which would slow a long run down.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "core/optim/optimizer.h"

namespace inkgrad {
namespace {

TEST_CASE("every optimizer's memory fades to 0, not to denormals", "[optim]") {
  for (const OptimizerType& type : optimizer_registry()) {
    INFO(type.name);
    Optimizer optimizer(type, Options(std::string(type.name), type.options), 4);
    std::vector<Scalar> gradients{Scalar(1e-3), Scalar(-1), Scalar(1e-18), 30};
    const std::vector<Scalar> weights(4, Scalar(0.1));
    std::vector<Scalar> updates(4);
    optimizer.step(gradients, weights, updates);
    gradients.assign(4, 0);
    bool denormal = false;
    for (int step = 0; step < 3000; ++step) {
      optimizer.step(gradients, weights, updates);
      for (const std::span<Scalar> state : optimizer.state()) {
        for (const Scalar x : state) denormal = denormal || std::fpclassify(x) == FP_SUBNORMAL;
      }
    }
    CHECK_FALSE(denormal);
  }
}

}  // namespace
}  // namespace inkgrad
