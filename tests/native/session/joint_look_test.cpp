// Sessions beside one another: runs of their own on the same data, and their paths on one surface.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

std::string joint(Session& first, const Session& other, std::string_view settings) {
  return first.joint_surface_begin(settings, std::array{&other});
}

// A run on points with one part of its configuration put in another's place.
std::string config_with(std::string_view part, const Json& value) {
  Json config = Json::parse(R"({"points":{"name":"xor"},"seed":3,
      "optimizer":{"name":"sgd"},"training":{"batch_size":32}})");
  config[std::string(part)] = value;
  return config.dump();
}

std::string optimizer(std::string_view name) { return config_with("optimizer", {{"name", name}}); }

std::vector<Scalar> weights(const Session& session) {
  std::vector<Scalar> all;
  for (const Json& name : Json::parse(session.views())) {
    const std::string view = name.get<std::string>();
    if (!view.starts_with("parameter/")) continue;
    const std::span<const Scalar> numbers = session.view(view);
    all.insert(all.end(), numbers.begin(), numbers.end());
  }
  return all;
}

TEST_CASE("Runs that differ in their optimizer begin with the same weights and the same loss",
          "[session][compare]") {
  Session first(1);
  const auto second = first.beside();
  first.configure(optimizer("sgd"));
  second->configure(optimizer("adam"));
  REQUIRE_FALSE(weights(first).empty());
  CHECK(weights(first) == weights(*second));
  CHECK(first.evaluate("test", 1000).loss == second->evaluate("test", 1000).loss);
  // The first batch is the same too, and its loss is that before the update.
  const double loss = first.train(1).loss;
  CHECK(second->train(1).loss == loss);
  CHECK(weights(first) != weights(*second));
  // Where the weights begin otherwise, the loss does too.
  const auto third = first.beside();
  third->configure(config_with("seed", 4));
  CHECK(third->train(1).loss != loss);
}

TEST_CASE("A session beside another learns from the same painted points", "[session][compare]") {
  auto first = std::make_unique<Session>(1);
  std::vector<float> xs, ys, labels;
  for (int i = 0; i < 40; ++i) {
    xs.push_back(i % 2 == 0 ? 2.0F : -2.0F);
    ys.push_back(float(i) / 10);
    labels.push_back(float(i % 2));
  }
  first->set_points(xs, ys, labels);
  const auto second = first->beside();
  const Json told = Json::parse(second->configure(config_with("points", {{"name", "painted"}})));
  CHECK(told["data"]["train"].get<int>() + told["data"]["test"].get<int>() == 40);
  // Whichever goes first.
  first.reset();
  CHECK(second->train(5).step == 5);
}

TEST_CASE("The paths of two runs lie on one loss surface, from one start", "[session][compare]") {
  Session first(1);
  const auto second = first.beside();
  first.configure(optimizer("sgd"));
  second->configure(optimizer("adam"));
  first.train(40);
  second->train(40);
  Json told = Json::parse(joint(first, *second, R"({"detail":"9","examples":100})"));
  REQUIRE(told["paths"].size() == 2);
  CHECK(told["paths"][0].size() == 41);
  CHECK(told["paths"][0][0] == told["paths"][1][0]);
  CHECK(told["paths"][0][40] != told["paths"][1][40]);
  for (const Json& path : told["paths"]) {
    for (const Json& at : path) {
      CHECK(at[1] >= told["bounds"][0]);
      CHECK(at[1] <= told["bounds"][1]);
      CHECK(at[2] >= told["bounds"][2]);
      CHECK(at[2] <= told["bounds"][3]);
    }
  }
  const double share = told["explained"][0].get<double>() + told["explained"][1].get<double>();
  CHECK(share > 0.5);
  CHECK(share <= 1);
  told = Json::parse(first.loss_surface_advance(100));
  CHECK(told["done"].get<bool>());
  CHECK(std::ranges::all_of(first.view("loss_surface"), [](Scalar x) { return x > 0; }));
}

TEST_CASE("A path goes from the start to where its run is, between two kept points as well",
          "[session][compare]") {
  Session first(1);
  const auto second = first.beside();
  first.configure(optimizer("sgd"));
  second->configure(optimizer("adam"));
  // Every other point goes where there is no more room: 261 is none of those that are kept.
  first.train(261);
  second->train(261);
  const Json told = Json::parse(joint(first, *second, R"({"detail":"9"})"));
  for (const Json& path : told["paths"]) {
    CHECK(path.front()[0] == 0);
    CHECK(path.back()[0] == 261);
  }
  CHECK(told["paths"][0].front() == told["paths"][1].front());
}

TEST_CASE("The common start is among the points that settle the plane", "[session][compare]") {
  Session first(1);
  const auto second = first.beside();
  first.configure(optimizer("sgd"));
  second->configure(optimizer("adam"));
  CHECK_THROWS_AS(joint(first, *second, "{}"), Error);  // nothing to see yet
  first.train(1);
  second->train(1);
  // One start and two ends are a plane: nothing lies beside it.
  const Json told = Json::parse(joint(first, *second, R"({"detail":"9"})"));
  CHECK(told["explained"][0].get<double>() + told["explained"][1].get<double>() > 0.999);
  for (const Json& path : told["paths"]) {
    REQUIRE(path.size() == 2);
    const double gone = std::hypot(path[1][1].get<double>() - path[0][1].get<double>(),
                                   path[1][2].get<double>() - path[0][2].get<double>());
    for (const Json& at : path) CHECK(at[3].get<double>() < 0.01 * gone);
  }
}

TEST_CASE("Runs without a common loss surface are refused", "[session][compare]") {
  Session first(1);
  first.configure(optimizer("sgd"));
  first.train(5);
  const auto refused = [&](const std::string& config) {
    const auto other = first.beside();
    other->configure(config);
    other->train(5);
    CHECK_THROWS_AS(joint(first, *other, "{}"), Error);
  };
  refused(config_with("points", {{"name", "spiral"}}));
  refused(config_with("loss", {{"name", "focal"}}));
  Json model = Json::parse(first.config())["model"];
  for (Json& layer : model["layers"]) {
    if (layer["type"] == "activation") layer["options"]["function"] = "sigmoid";
  }
  refused(config_with("model", model));
  const auto other = first.beside();
  CHECK_THROWS_AS(joint(first, *other, "{}"), Error);
  other->configure(optimizer("adam"));
  other->train(5);
  CHECK_THROWS_AS(joint(first, *other, R"({"plane":"random"})"), Error);
  joint(first, *other, "{}");
}

}  // namespace
}  // namespace inkgrad
