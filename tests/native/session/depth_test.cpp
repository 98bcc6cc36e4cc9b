// Depth profiles through the façade: of the run's network and of one that is only described.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

constexpr const char* kPoints = R"({"points":{"name":"xor"}})";

std::string deep_model(int depth, double init_scale) {
  Json layers = Json::array();
  for (int i = 0; i < depth; ++i) {
    layers.push_back(
        {{"type", "linear"}, {"options", {{"units", 16}, {"init_scale", init_scale}}}});
    layers.push_back({{"type", "activation"}});
  }
  layers.push_back({{"type", "linear"}, {"options", {{"units", 2}}}});
  return Json{{"input", {2}}, {"layers", layers}}.dump();
}

Json profile(Session& session, const std::string& model) {
  return Json::parse(session.depth_profile(model, 3, 100, 12));
}

TEST_CASE("the run's own network is profiled as it stands, step by step", "[session][depth]") {
  Session session(1);
  session.configure(kPoints);
  const Json start = profile(session, "");
  CHECK(start["step"] == 0);
  CHECK(start["examples"] == 100);
  CHECK(start["layers"].size() == 5);
  CHECK(start["layers"][0]["outputs"]["counts"].size() == 12);
  CHECK(profile(session, "") == start);
  session.train(20);
  const Json later = profile(session, "");
  CHECK(later["step"] == 20);
  CHECK(later["loss"] < start["loss"]);
}

TEST_CASE("a network of 50 layers is profiled on the run's data, whatever its numbers come to",
          "[session][depth]") {
  Session session(1);
  session.configure(kPoints);
  const Json tame = profile(session, deep_model(50, 1));
  REQUIRE(tame["layers"].size() == 101);
  CHECK(tame["layers"][99]["square"] > 1e-4);
  const Json wild = profile(session, deep_model(50, 10));
  CHECK(wild["layers"][10]["predictedSquare"] > 1e9);
#ifndef INKGRAD_SCALAR_DOUBLE  // double still has numbers for them
  CHECK(wild["layers"][99]["square"].is_null());
  CHECK(wild["loss"].is_null());
  CHECK(wild["layers"][99]["predictedSquare"].is_null());
#endif
  CHECK(profile(session, deep_model(3, 1)) == profile(session, deep_model(3, 1)));
}

TEST_CASE("a profile that cannot be taken is refused by name", "[session][depth]") {
  Session session(1);
  const auto refusal = [&](const std::string& model, int seed, int examples, int bins) {
    try {
      session.depth_profile(model, seed, examples, bins);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("accepted");
  };
  CHECK(refusal("", 1, 10, 10) != "accepted");  // nothing configured
  session.configure(kPoints);
  CHECK(refusal("", 1, 0, 10) == "examples to profile: expected 1 to 512, got 0");
  CHECK(refusal("", 1, 10, 0) == "histogram bins: expected 1 to 512, got 0");
  CHECK(refusal(deep_model(1, 1), -1, 10, 10) ==
        "seed of a network to profile: expected 0 or more, got -1");
  CHECK(refusal(R"({"input":[3],"layers":[{"type":"linear","options":{"units":2}}]})", 1, 10, 10) ==
        "model input: expected [2], as the run's data, got [3]");
  CHECK(refusal("{", 1, 10, 10).find("expected JSON") != std::string::npos);
}

}  // namespace
}  // namespace inkgrad
