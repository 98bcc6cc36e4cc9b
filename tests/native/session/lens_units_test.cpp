// What a look into a run's tape tells of its activations' units, and of formulas with a cell's
// numbers.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

constexpr const char* kCnn =
    R"({"model":{"layers":[
          {"type":"conv2d","name":"conv","options":{"channels":3,"kernel":5,"stride":2}},
          {"type":"batch_norm","name":"norm"},
          {"type":"activation","name":"act","options":{"function":"relu"}},
          {"type":"flatten"},{"type":"linear","name":"out"}]},
        "training":{"batch_size":4},"data":{"generated_count":40,"test_share":0.25}})";

struct Look {
  Look() {
    session.configure(kCnn);
    session.seek("run", "gradients");
    graph = Json::parse(session.graph("run"));
  }

  Json value(std::string_view name) const {
    for (const Json& one : graph["values"]) {
      if (one["name"] == name) return one;
    }
    FAIL("no value " << name);
    return {};
  }
  int id(std::string_view name) const { return value(name)["id"].get<int>(); }
  int node(std::string_view name) const { return value(name)["producer"].get<int>(); }
  Json cell(std::string_view name, int index) {
    return Json::parse(session.cell("run", id(name), index, 1000));
  }

  Session session{1};
  Json graph;
};

TEST_CASE("a cell is dead where its slope is 0; a unit's share is over the whole batch",
          "[session][lens]") {
  Look look;
  const int size = look.value("act")["size"].get<int>();
  const int of_unit = size / 3;
  std::vector<int> dead(3, 0);
  for (int example = 0; example < 4; ++example) {
    const Json found = Json::parse(look.session.unit_slopes("run", look.node("act"), example));
    CHECK(found["examples"] == 4);
    REQUIRE(found["cells"].size() == std::size_t(size));
    for (int at = 0; at < size; ++at) {
      const bool flat = found["cells"][std::size_t(at)] == 2;
      dead[std::size_t(at / of_unit)] += flat ? 1 : 0;
      if (at % 37 != 0) continue;
      const Json sources = look.cell("act", example * size + at)["sources"];
      CHECK((sources["terms"][0]["coefficient"] == 0) == flat);
    }
  }
  const Json found = Json::parse(look.session.unit_slopes("run", look.node("act"), 0));
  for (std::size_t unit = 0; unit < 3; ++unit) {
    CHECK(found["dead"][unit].get<double>() == double(dead[unit]) / (4 * of_unit));
    CHECK(found["saturated"][unit] == 0);
  }
  CHECK_THROWS_AS(look.session.unit_slopes("run", look.node("act"), 4), Error);
  CHECK_THROWS_AS(look.session.unit_slopes("run", look.node("out"), 0), Error);
  CHECK_THROWS_AS(look.session.unit_slopes("run", 99, 0), Error);
}

TEST_CASE("a map that is pushed far below zero is dead for the whole batch", "[session][lens]") {
  Look look;
  look.session.set_cell("run", look.id("norm.shift"), 1, -1000);
  const Json found = Json::parse(look.session.unit_slopes("run", look.node("act"), 0));
  CHECK(found["dead"][0] < 1);
  CHECK(found["dead"][1] == 1);
}

TEST_CASE("a formula comes with its numbers until an update has changed one of them",
          "[session][lens]") {
  Look look;
  CHECK(look.cell("loss", 0)["working"]["tex"].get<std::string>().find(R"(\log #)") !=
        std::string::npos);
  CHECK(look.cell("conv/conv2d", 0)["working"].is_null());
  CHECK(look.cell("conv.weight", 0)["working"].is_null());
  const Json norm = look.cell("norm", 0)["working"];
  CHECK(norm["numbers"].size() == 6);
  look.session.seek("run", "update");
  CHECK(look.cell("norm", 0)["working"].is_null());
  CHECK(look.cell("act", 0)["working"]["numbers"].size() == 1);
}

}  // namespace
}  // namespace inkgrad
