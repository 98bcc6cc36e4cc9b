// Activations as curves: values of their definitions, slopes that are the curve's own, and what is
// no curve.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/autodiff/activation_curve.h"
#include "core/base/error.h"
#include "core/nn/layer.h"
#include "core/ops/registry.h"

namespace inkgrad {
namespace {

const Attributes kUsual{{"negative_slope", 0.01}, {"alpha", 1.0}};

struct Point {
  std::string_view op;
  double x, y, dy;
};

TEST_CASE("activations have the values and slopes of their definitions", "[autodiff][curve]") {
  // Worked out with 30 digits from the formulas of the papers.
  for (const Point& p :
       {Point{"elu", -1, -0.632120558828558, 0.367879441171442}, Point{"elu", 2, 2, 1},
        Point{"selu", -1, -1.11133073781256, 0.646768603034814},
        Point{"selu", 1, 1.05070098735548, 1.05070098735548},
        Point{"gelu", 1, 0.841344746068543, 1.08331547058769},
        Point{"gelu", -1, -0.158655253931457, -0.0833154705876863},
        Point{"silu", 1, 0.731058578630005, 0.927670511871487},
        Point{"silu", -2, -0.238405844044235, -0.0907842487848955},
        Point{"softplus", 0, 0.693147180559945, 0.5},
        Point{"softplus", 3, 3.04858735157374, 0.952574126822433}, Point{"hard_tanh", -3, -1, 0},
        Point{"hard_tanh", 0.5, 0.5, 1}, Point{"identity", -4, -4, 1},
        Point{"leaky_relu", -2, -0.02, 0.01}, Point{"prelu", -2, -0.5, 0.25},
        Point{"prelu", 2, 2, 1}}) {
    const ActivationCurve curve =
        activation_curve(op_registry().find(p.op), kUsual, p.x, p.x + 1, 2);
    INFO(p.op << " at " << p.x);
    CHECK(std::abs(double(curve.y[0]) - p.y) < 2e-6);
    CHECK(std::abs(double(curve.dy[0]) - p.dy) < 2e-6);
  }
}

TEST_CASE("every activation's drawn slope is the slope of its drawn curve", "[autodiff][curve]") {
  const OptionSpec& function = kActivationLayer.options[0];
  for (const std::string_view name : function.choices) {
    if (name == "softmax") continue;
    // 601 points: the kinks at -1, 0 and 1 fall on points, which the rule below leaves out.
    const ActivationCurve curve = activation_curve(op_registry().find(name), kUsual, -3, 3, 601);
    CHECK(curve.x.front() == -3);
    CHECK(curve.x.back() == 3);
    for (std::size_t i = 1; i + 1 < curve.x.size(); ++i) {
      if (i % 100 == 0) continue;
      const double slope = double(curve.y[i + 1] - curve.y[i - 1]) / 0.02;
      INFO(name << " at " << curve.x[i]);
      CHECK(std::abs(slope - double(curve.dy[i])) < 2e-4);
    }
  }
}

TEST_CASE("activations far out neither overflow nor lose themselves", "[autodiff][curve]") {
  const OptionSpec& function = kActivationLayer.options[0];
  for (const std::string_view name : function.choices) {
    if (name == "softmax") continue;
    const ActivationCurve curve =
        activation_curve(op_registry().find(name), kUsual, -1000, 1000, 201);
    for (std::size_t i = 0; i < curve.x.size(); ++i) {
      INFO(name << " at " << curve.x[i]);
      CHECK(std::isfinite(curve.y[i]));
      CHECK(std::isfinite(curve.dy[i]));
      CHECK(std::abs(curve.y[i]) <= 1051);
    }
  }
  const ActivationCurve soft = activation_curve(kSoftplus, {}, -100, 100, 2);
  CHECK(soft.y[1] == 100);
  CHECK(soft.dy[1] == 1);
}

TEST_CASE("what is no curve is refused", "[autodiff][curve]") {
  CHECK_THROWS_AS(activation_curve(kSoftmax, {}, -1, 1, 10), Error);
  CHECK_THROWS_AS(activation_curve(kMatmul, {}, -1, 1, 10), Error);
  CHECK_THROWS_AS(activation_curve(kSoftmaxCrossEntropy, {}, -1, 1, 10), Error);
  CHECK_THROWS_AS(activation_curve(kRelu, {}, -1, 1, 1), Error);
  CHECK_THROWS_AS(activation_curve(kRelu, {}, 1, -1, 10), Error);
  CHECK_THROWS_AS(activation_curve(kRelu, {}, NAN, 1, 10), Error);
}

}  // namespace
}  // namespace inkgrad
