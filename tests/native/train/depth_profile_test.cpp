// Signals and gradients layer by layer: measured against a computation by hand, predicted against
// closed forms, and both against one another in wide networks, for which the theory is made.
#include "core/train/depth_profile.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/ops/registry.h"
#include "tests/native/train/small_network.h"

namespace inkgrad {
namespace {

using Catch::Approx;

// A block of a network with as many units as it takes for the theory to hold.
struct Block {
  std::string init = "he_normal";
  std::string function = "relu";
  std::string norm = {};
  bool residual = false;
  int units = 200;
};

std::string deep(int depth, const Block& block) {
  Json layers = Json::array();
  std::string before = "input";
  for (int i = 1; i <= depth; ++i) {
    const auto name = [&](const char* letter) { return text(letter, i); };
    layers.push_back({{"name", name("z")},
                      {"type", "linear"},
                      {"options", {{"units", block.units}, {"init", block.init}}}});
    if (!block.norm.empty()) layers.push_back({{"name", name("n")}, {"type", block.norm}});
    layers.push_back(
        {{"name", name("a")}, {"type", "activation"}, {"options", {{"function", block.function}}}});
    if (block.residual && i > 1) {
      layers.push_back({{"name", name("h")}, {"type", "add"}, {"inputs", {name("a"), before}}});
    }
    before = layers.back()["name"];
  }
  layers.push_back({{"name", "out"}, {"type", "linear"}, {"options", {{"units", 2}}}});
  return layers.dump();
}

// Two classes in a ring of points, so that every direction comes.
PointDataset ring(int count) {
  std::vector<Point> points;
  for (int i = 0; i < count; ++i) {
    const double angle = 2 * std::numbers::pi * i / count;
    points.push_back({3 * std::cos(angle), 3 * std::sin(angle), double(i % 2)});
  }
  return points_of(points, 2);
}

DepthProfile profile_of(const SmallNetwork& network, const Dataset& data) {
  Parallel parallel(1);
  return {network.model, network.store, LossSettings(kSoftmaxCrossEntropyLoss), data, 64, parallel};
}

const LayerProfile& layer(const DepthProfile& profile, std::string_view name) {
  return *std::ranges::find_if(profile.layers(),
                               [&](const LayerProfile& one) { return one.layer == name; });
}

const NormalMeans through(const char* name, double variance) {
  Options options("activation", kActivationLayer.options);
  return means_over_normal(op_registry().find(name), Attributes(options), variance);
}

TEST_CASE("what a profile measures is what a computation by hand gives", "[train][depth]") {
  // h = relu(2 x - y + 0.5), f = 3 h - 1 on (1, 1) -> 2 and (-1, 1) -> 1; mean squared error.
  const SmallNetwork network(R"([{"name":"z","type":"linear","options":{"units":1}},
                                 {"name":"a","type":"activation"},
                                 {"name":"f","type":"linear","options":{"units":1}}])",
                             1);
  network.set("z.weight", {2, -1});
  network.set("z.bias", {0.5});
  network.set("f.weight", {3});
  network.set("f.bias", {-1});
  const PointDataset data = points_of({{1, 1, 2}, {-1, 1, 1}}, 1);
  Parallel parallel(1);
  const DepthProfile profile(network.model, network.store, LossSettings(kMeanSquaredErrorLoss),
                             data, 2, parallel);
  // z = 1.5 and -2.5, a = 1.5 and 0, f = 3.5 and -1; d loss / d f = f - target: 1.5 and -2, each
  // twice the half that the mean leaves.
  REQUIRE(profile.layers().size() == 3);
  CHECK(profile.examples() == 2);
  CHECK(profile.loss() == Approx((1.5 * 1.5 + 2.0 * 2.0) / 2));
  CHECK(layer(profile, "z").output.mean == Approx(-0.5));
  CHECK(layer(profile, "z").output.square == Approx((1.5 * 1.5 + 2.5 * 2.5) / 2));
  CHECK(layer(profile, "a").output.square == Approx(1.5 * 1.5 / 2));
  CHECK(layer(profile, "f").output.square == Approx((3.5 * 3.5 + 1) / 2));
  CHECK(layer(profile, "f").gradient_square == Approx((1.5 * 1.5 + 4) / 2));
  CHECK(layer(profile, "a").gradient_square == Approx(9 * (1.5 * 1.5 + 4) / 2));
  CHECK(layer(profile, "z").gradient_square == Approx(9 * 1.5 * 1.5 / 2));
  CHECK(layer(profile, "z").weight_square == Approx((4.0 + 1) / 2));
  // dL/dW = sum over examples of x dL/dz, which is 4.5 for the first alone, where x = y = 1.
  CHECK(layer(profile, "z").weight_gradient_square == Approx(4.5 * 4.5));
  CHECK(layer(profile, "f").weight_gradient_square == Approx(1.5 * 1.5 * 1.5 * 1.5));
  CHECK(profile.outputs(0).size() == 2);
  CHECK(profile.gradients(0)[0] == Approx(4.5));
}

TEST_CASE("means over a normal distribution agree with closed forms", "[train][depth]") {
  for (const double variance : {0.04, 1.0, 25.0}) {
    INFO("variance " << variance);
    const NormalMeans relu = through("relu", variance);
    CHECK(relu.value == Approx(std::sqrt(variance / (2 * std::numbers::pi))).epsilon(1e-3));
    CHECK(relu.square == Approx(variance / 2).epsilon(1e-5));
    CHECK(relu.slope_square == Approx(0.5).epsilon(1e-6));
    const NormalMeans same = through("identity", variance);
    CHECK(same.value == Approx(0).margin(1e-6));
    CHECK(same.square == Approx(variance).epsilon(1e-5));
    CHECK(same.slope_square == Approx(1).epsilon(1e-5));
    const double leak = 0.01;
    CHECK(through("leaky_relu", variance).square ==
          Approx((1 + leak * leak) * variance / 2).epsilon(1e-3));
    CHECK(through("sigmoid", variance).value == Approx(0.5).epsilon(1e-5));
  }
  // Near 0 tanh is the identity, far from it a sign.
  CHECK(through("tanh", 1e-4).square == Approx(1e-4).epsilon(1e-3));
  CHECK(through("tanh", 1e6).square == Approx(1).epsilon(2e-3));
  CHECK(through("selu", 1).square == Approx(1).epsilon(1e-3));  // Klambauer et al. 2017
  CHECK(through("relu", 0).square == 0);
  CHECK(std::isnan(through("relu", std::numeric_limits<double>::infinity()).square));
}

TEST_CASE("the prediction for a linear network is its closed form", "[train][depth]") {
  const SmallNetwork network(
      deep(3, {.init = "xavier_normal", .function = "identity", .units = 50}), 2);
  const DepthProfile profile = profile_of(network, ring(64));
  const double input = 4.5;  // the mean of x^2 and y^2 on a circle of radius 3
  const double first = 2 * (2.0 / 52) * input;
  CHECK(layer(profile, "z1").predicted.square.value() == Approx(first).epsilon(1e-4));
  // Xavier between layers of one width keeps the variance.
  CHECK(layer(profile, "a3").predicted.square.value() == Approx(first).epsilon(1e-3));
  const double last = layer(profile, "out").gradient_square;
  // Back through the last layer: 2 outputs, weights of He's variance 2/50.
  CHECK(layer(profile, "a3").predicted.gradient_square.value() ==
        Approx(last * 2 * 2.0 / 50).epsilon(1e-3));
  CHECK(layer(profile, "a1").predicted.gradient_square.value() ==
        Approx(last * 2 * 2.0 / 50).epsilon(3e-3));
}

// How far measurement and prediction are apart, as a factor of at least 1.
double apart(double measured, std::optional<double> predicted) {
  REQUIRE(predicted.has_value());
  return std::max(measured / *predicted, *predicted / measured);
}

TEST_CASE("in wide networks the measurement follows the theory", "[train][depth]") {
  const std::vector<Block> blocks{
      {.init = "he_normal", .function = "relu"},
      {.init = "xavier_uniform", .function = "relu"},
      {.init = "lecun_normal", .function = "tanh"},
      {.init = "orthogonal", .function = "tanh"},
      {.init = "he_uniform", .function = "gelu"},
      {.init = "lecun_normal", .function = "selu"},
      {.init = "he_normal", .function = "relu", .norm = "layer_norm"},
      {.init = "he_normal", .function = "relu", .residual = true},
  };
  for (const Block& block : blocks) {
    INFO(block.init << " " << block.function << " " << block.norm << " " << block.residual);
    const SmallNetwork network(deep(10, block), 2);
    const DepthProfile profile = profile_of(network, ring(64));
    for (const LayerProfile& one : profile.layers()) {
      INFO(one.layer);
      // Two units are no crowd: the last layer's outputs are what chance makes them.
      if (one.layer != "out") CHECK(apart(one.output.square, one.predicted.square) < 1.6);
      CHECK(apart(one.gradient_square, one.predicted.gradient_square) < 1.8);
    }
  }
}

TEST_CASE("signals vanish with Xavier and relu, stay with He, explode with large weights",
          "[train][depth]") {
  const auto growth = [](const std::string& init) {
    const SmallNetwork network(deep(20, {.init = init, .units = 100}), 2);
    const DepthProfile profile = profile_of(network, ring(64));
    return layer(profile, "a20").output.square / layer(profile, "a1").output.square;
  };
  CHECK(growth("xavier_normal") < 1e-4);  // a half each layer: 2^-19
  CHECK(growth("he_normal") > 0.05);
  CHECK(growth("he_normal") < 20);
  CHECK(growth("normal") > 1e20);
}

TEST_CASE(
    "what theory does not know is left out, and the forward prediction begins again behind it",
    "[train][depth]") {
  const SmallNetwork network(deep(4, {.norm = "batch_norm", .units = 30}), 2);
  const DepthProfile profile = profile_of(network, ring(64));
  CHECK(layer(profile, "n2").predicted.square.value() == Approx(1).epsilon(1e-2));
  CHECK(layer(profile, "n4").predicted.gradient_square.has_value());
  CHECK_FALSE(layer(profile, "z4").predicted.gradient_square.has_value());
  CHECK_FALSE(layer(profile, "z1").predicted.gradient_square.has_value());

  const SmallNetwork featured(R"([{"name":"p","type":"plane_features","options":{"xy":true}},
                                  {"name":"z","type":"linear","options":{"units":30}},
                                  {"name":"c","type":"linear","options":{"units":2,"init":"constant"}}])",
                              2);
  const DepthProfile other = profile_of(featured, ring(64));
  CHECK_FALSE(layer(other, "p").predicted.square.has_value());
  CHECK(layer(other, "z").predicted.square.value() ==
        Approx(3 * (2.0 / 3) * layer(other, "p").output.square).epsilon(1e-4));
  CHECK_FALSE(layer(other, "z").predicted.gradient_square.has_value());
}

TEST_CASE("a profile wants 1 to 512 examples, and takes all where there are fewer",
          "[train][depth]") {
  const SmallNetwork network(deep(2, {.units = 4}), 2);
  Parallel parallel(1);
  const PointDataset data = ring(10);
  const LossSettings loss(kSoftmaxCrossEntropyLoss);
  for (const Index wrong : {0, 513}) {
    CHECK_THROWS_AS(DepthProfile(network.model, network.store, loss, data, wrong, parallel), Error);
  }
  CHECK(DepthProfile(network.model, network.store, loss, data, 512, parallel).examples() == 10);
}

}  // namespace
}  // namespace inkgrad
