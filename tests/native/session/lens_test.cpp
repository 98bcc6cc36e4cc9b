// Looking into the tape of a run: graph, cells, paths, updates, slopes. Looking changes nothing.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/optim/optimizer.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

constexpr const char* kCnn =
    R"({"model":{"layers":[
          {"type":"conv2d","name":"conv","options":{"channels":2,"kernel":5,"stride":2,"padding":0}},
          {"type":"activation","name":"act","options":{"function":"tanh"}},
          {"type":"max_pool2d","name":"pool"},{"type":"flatten"},
          {"type":"linear","name":"out"}]},
        "training":{"batch_size":4},"data":{"generated_count":40,"test_share":0.25}})";

struct Look {
  explicit Look(const char* config = kCnn) {
    session.configure(config);
    session.train(2);
    session.seek("run", "gradients");
    graph = Json::parse(session.graph("run"));
  }

  int id(std::string_view name) const {
    for (const Json& value : graph["values"]) {
      if (value["name"] == name) return value["id"].get<int>();
    }
    FAIL("no value " << name);
    return -1;
  }
  Json cell(std::string_view name, int index, int most = 1000) {
    return Json::parse(session.cell("run", id(name), index, most));
  }

  Session session{1};
  Json graph;
};

bool near(double a, double b, double share = 1e-4) {
  return std::abs(a - b) <= share * (1e-3 + std::abs(a) + std::abs(b));
}

TEST_CASE("the graph tells values with roles and shapes, nodes in order, and the way back",
          "[session][lens]") {
  Look look;
  const Json& weight = look.graph["values"][std::size_t(look.id("conv.weight"))];
  CHECK(weight["role"] == "parameter");
  CHECK(weight["shape"] == Json({2, 1, 5, 5}));
  CHECK(weight["batched"] == false);
  const Json& conv = look.graph["values"][std::size_t(look.id("conv"))];
  CHECK(conv["role"] == "activation");
  CHECK(conv["shape"] == Json({2, 12, 12}));
  CHECK(conv["size"] == 288);
  CHECK(conv["batched"] == true);
  CHECK(conv["hasGradient"] == true);
  const Json& first = look.graph["nodes"][0];
  CHECK(first["op"] == "conv2d");
  CHECK(first["layer"] == "conv");
  CHECK(first["attributes"]["stride"] == 2);
  CHECK(look.graph["loss"] == look.id("loss"));
  CHECK(look.graph["backward"][0]["value"] == look.id("out"));
}

TEST_CASE("the sources of a cell add up to it, and its gradient's terms to its gradient",
          "[session][lens]") {
  Look look;
  for (const Json& value : look.graph["values"]) {
    const auto name = value["name"].get<std::string>();
    for (const int index : {0, 3}) {
      if (index >= value["size"].get<int>()) continue;
      const Json cell = look.cell(name, index);
      INFO(name << " " << cell.dump());
      if (value["role"] == "activation" && name != "loss" && name != "act") {
        CHECK(near(cell["sources"]["sum"].get<double>(), cell["number"].get<double>()));
        CHECK(near(cell["constant"].get<double>(), 0));
      }
      if (value["hasGradient"] == true && name != "loss") {
        CHECK(near(cell["gradientTerms"]["sum"].get<double>(), cell["gradient"].get<double>()));
      }
    }
  }
  const Json conv = look.cell("conv/conv2d", 30);
  CHECK(conv["bilinear"] == true);
  CHECK(conv["sources"]["count"] == 25);
  CHECK(near(conv["weights"]["sum"].get<double>(), conv["number"].get<double>()));
}

TEST_CASE("of many terms the largest cross, and the rest as one number", "[session][lens]") {
  Look look;
  const Json all = look.cell("conv.weight", 12)["gradientTerms"];
  const Json few = look.cell("conv.weight", 12, 3)["gradientTerms"];
  CHECK(all["count"] == 4 * 12 * 12);
  CHECK(few["count"] == all["count"]);
  CHECK(few["terms"].size() == 3);
  CHECK(few["terms"][0] == all["terms"][0]);
  double sum = few["rest"].get<double>();
  double before = INFINITY;
  for (const Json& term : few["terms"]) {
    const double size = std::abs(term["contribution"].get<double>());
    CHECK(size <= before);
    before = size;
    sum += term["contribution"].get<double>();
  }
  CHECK(near(sum, all["sum"].get<double>()));
}

TEST_CASE("the largest path leads from the loss to the cell", "[session][lens]") {
  Look look;
  const Json path = Json::parse(look.session.largest_path("run", look.id("conv.weight"), 12));
  REQUIRE(path.size() >= 5);
  CHECK(path.front()["value"] == look.id("loss"));
  CHECK(path.back()["value"] == look.id("conv.weight"));
  CHECK(path.back()["index"] == 12);
  for (std::size_t i = 1; i < path.size(); ++i) {
    const Json cell = Json::parse(
        look.session.cell("run", path[i]["value"].get<int>(), path[i]["index"].get<int>(), 1));
    CHECK(cell["gradientTerms"]["terms"][0]["value"] == path[i - 1]["value"]);
    CHECK(cell["gradientTerms"]["terms"][0]["contribution"] == path[i]["contribution"]);
  }
}

TEST_CASE("the told update is the one that is made, for every optimizer", "[session][lens]") {
  for (const OptimizerType& type : optimizer_registry()) {
    INFO(type.name);
    Json config = Json::parse(kCnn);
    config["optimizer"]["name"] = type.name;
    config["clipping"] = {{"name", "norm"}, {"options", {{"limit", 0.5}}}};
    config["schedule"]["name"] = "cosine";
    config["training"]["l2"] = 0.01;
    config["training"]["weight_decay"] = 0.02;
    Look look(config.dump().c_str());
    const int weight = look.id("conv.weight");
    const Json next = Json::parse(look.session.update_of(weight, 7));
    CHECK(next["made"] == false);
    CHECK(next["step"] == 3);
    const auto before = look.cell("conv.weight", 7)["number"].get<Scalar>();
    CHECK(next["old"].get<Scalar>() == before);
    look.session.seek("run", "update");
    const auto after = look.cell("conv.weight", 7)["number"].get<Scalar>();
    CHECK(next["new"].get<Scalar>() == after);
    CHECK(before + next["delta"].get<Scalar>() == after);
    const Json last = Json::parse(look.session.update_of(weight, 7));
    CHECK(last["made"] == true);
    Json as_next = last;
    as_next["made"] = false;
    CHECK(as_next == next);
    CHECK(next["state"].size() == type.state_names.size());
    CHECK(next["terms"].back()["name"] == "delta");
    CHECK(near(next["terms"].back()["number"].get<double>() + next["decay"].get<double>(),
               next["delta"].get<double>()));
    CHECK(next["clipping"]["after"].get<double>() <= next["clipping"]["before"].get<double>());
  }
}

TEST_CASE("slopes by nudging agree with the backward pass and put everything back",
          "[session][lens]") {
  Look look;
  const auto numbers = [&] {
    std::vector<Scalar> all;
    for (const Json& value : look.graph["values"]) {
      look.session.lens_values("run", std::vector{value["id"].get<int>()}, 1);
      const auto part = look.session.lens_numbers();
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  };
  const std::vector<Scalar> before = numbers();
  const int bias = look.id("out.bias");
  const Json nudged = Json::parse(look.session.nudge("run", bias, 2, 0.01));
  CHECK(near(nudged["analytic"].get<double>(), nudged["numeric"].get<double>(), 5e-3));
  CHECK(nudged["analytic"].get<Scalar>() == look.cell("out.bias", 2)["gradient"].get<Scalar>());
  const Json check = Json::parse(look.session.check_gradients("run", 60, 5));
  INFO(check.dump());
  CHECK(check["checked"].get<int>() + check["kinks"].get<int>() == 60);
  CHECK(check["checked"].get<int>() > 30);
  CHECK(check["beyond"] == 0);
  CHECK(check["maxRelativeError"].get<double>() < 5e-3);
  CHECK(before == numbers());
  CHECK_THROWS_AS(look.session.nudge("run", bias, 2, 0), Error);
  CHECK_THROWS_AS(look.session.nudge("run", look.id("out"), 2, 0.1), Error);
  CHECK_THROWS_AS(look.session.check_gradients("run", 0, 1), Error);
}

TEST_CASE("a receptive field is what the windows cover", "[session][lens]") {
  Look look;
  // A pool of 2 over a kernel of 5 with stride 2: 5 + 2 pixels.
  const Json field = Json::parse(look.session.receptive_field("run", look.id("pool"), 6 * 1 + 2));
  CHECK(field["box"]["top"] == 4);
  CHECK(field["box"]["left"] == 8);
  CHECK(field["box"]["height"] == 7);
  CHECK(field["box"]["width"] == 7);
  CHECK(field["indices"].size() == 49);
  const Json whole = Json::parse(look.session.receptive_field("run", look.id("out"), 1));
  CHECK(whole["box"]["height"] == 27);
}

TEST_CASE("the strongest responses are the largest, in order", "[session][lens]") {
  Look look;
  const Json found = Json::parse(look.session.strongest("run", look.id("conv"), 1, 20, 4));
  REQUIRE(found.size() == 4);
  for (std::size_t i = 1; i < found.size(); ++i) {
    CHECK(found[i]["response"].get<double>() <= found[i - 1]["response"].get<double>());
  }
  CHECK(found[0]["box"]["height"] == 5);
  CHECK(found[0]["index"].get<int>() >= 144);
  CHECK_THROWS_AS(look.session.strongest("run", look.id("conv"), 2, 20, 4), Error);
}

}  // namespace
}  // namespace inkgrad
