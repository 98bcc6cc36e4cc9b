// Workbenches: formulas and layers as tapes of their own.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

constexpr const char* kBench = "bench/one";

int id_in(const Json& graph, std::string_view name) {
  for (const Json& value : graph["values"]) {
    if (value["name"] == name) return value["id"].get<int>();
  }
  FAIL("no value " << name << " in " << graph.dump());
  return -1;
}

std::string refusal(Session& session, const char* source) {
  try {
    session.open_expression(kBench, source, "{}");
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST_CASE("a formula becomes a tape of ops with values and gradients", "[session][workbench]") {
  Session session(1);
  const Json graph =
      Json::parse(session.open_expression(kBench, "f = (a*b + c)^2", R"({"a":2,"b":-3,"c":1.5})"));
  std::vector<std::string> ops, pieces;
  for (const Json& node : graph["nodes"]) {
    ops.push_back(node["op"].get<std::string>());
    pieces.push_back(node["layer"].get<std::string>());
  }
  CHECK(ops == std::vector<std::string>{"multiply", "add", "power"});
  CHECK(pieces == std::vector<std::string>{"a*b", "(a*b + c)", "(a*b + c)^2"});
  const auto cell = [&](std::string_view name) {
    return Json::parse(session.cell(kBench, id_in(graph, name), 0, 10));
  };
  CHECK(cell("(a*b + c)^2")["number"] == 20.25);
  CHECK(cell("a")["gradient"] == 27);   // 2 (ab + c) b
  CHECK(cell("b")["gradient"] == -18);  // 2 (ab + c) a
  CHECK(cell("c")["gradient"] == -9);
  CHECK(cell("a*b")["bilinear"] == true);
  CHECK(graph["input"].is_null());
  session.set_cell(kBench, id_in(graph, "c"), 0, 7);
  CHECK(cell("(a*b + c)^2")["number"] == 1);
  session.reset_cells(kBench);
  CHECK(cell("(a*b + c)^2")["number"] == 20.25);
}

TEST_CASE("slopes of formulas agree with nudges", "[session][workbench]") {
  for (const char* source :
       {"tanh(w*x + b)", "exp(-a) / (1 + sqrt(b))", "log(a) * sin(b) - cos(a)", "abs(a - 3) ^ b",
        "sigmoid(a) + relu(b) * a", "a", "a * a * a", "2 ^ a"}) {
    INFO(source);
    Session session(1);
    const Json graph = Json::parse(session.open_expression(kBench, source, "{}"));
    for (const Json& value : graph["values"]) {
      if (value["role"] != "parameter") continue;
      const Json n = Json::parse(session.nudge(kBench, value["id"].get<int>(), 0, 0.01));
      INFO(n.dump());
      CHECK(std::abs(n["analytic"].get<double>() - n["numeric"].get<double>()) < 2e-3);
    }
  }
}

TEST_CASE("a formula that cannot be read is refused by the place", "[session][workbench]") {
  Session session(1);
  CHECK(refusal(session, "a * (b + ") ==
        "formula: at character 10: expected a number, a name or \"(\", got the end");
  CHECK(refusal(session, "1 + 2").find("at least one name") != std::string::npos);
  CHECK(refusal(session, "a = 3").find("behind \"=\"") != std::string::npos);
  CHECK(refusal(session, "a < b").find("no op for \"<\"") != std::string::npos);
  CHECK(refusal(session, "foo(a)").find("unknown name \"foo\"") != std::string::npos);
  // What has no op is not offered either, and neither are x and y, which are anybody's names here.
  CHECK(refusal(session, "max(a, b)").find("; known: pi, e, sin, cos, tanh,") != std::string::npos);
  CHECK(refusal(session, "foo(a)").find("max") == std::string::npos);
  CHECK_THROWS_AS(session.open_expression(kBench, "a", R"({"b":1})"), Error);
  CHECK_THROWS_AS(session.open_expression("run", "a", "{}"), Error);
  CHECK_THROWS_AS(session.graph(kBench), Error);
}

TEST_CASE("numbers that are none have a name in every report, and prove nothing",
          "[session][workbench]") {
  Session session(1);
  session.open_expression(kBench, "a / 0", R"({"a":2})");
  session.seek(kBench, "gradients");
  const Json cell = Json::parse(session.cell(kBench, 0, 0, 8));
  CHECK(cell["gradient"]["notFinite"] == "Infinity");
  const Json nudged = Json::parse(session.nudge(kBench, 0, 0, 0.01));
  CHECK(nudged["lossBelow"]["notFinite"] == "Infinity");
  CHECK(nudged["numeric"]["notFinite"] == "NaN");
  session.open_expression(kBench, "sqrt(a - a)", "{}");
  session.seek(kBench, "gradients");
  const Json check = Json::parse(session.check_gradients(kBench, 10, 1));
  CHECK(check["checked"] == 0);
  CHECK(check["kinks"] == 1);
  CHECK(check["beyond"] == 0);
}

TEST_CASE("a formula is stepped forward and back", "[session][workbench]") {
  Session session(1);
  session.open_expression(kBench, "tanh(w*x + b)", "{}");
  Json state = Json::parse(session.seek(kBench, "start"));
  CHECK(state["kind"] == "start");
  CHECK(state["back"] == 0);
  state = Json::parse(session.move(kBench, 2));
  CHECK(state["op"] == "add");
  CHECK(state["forwardDone"] == 2);
  CHECK(state["loss"].is_null());
  state = Json::parse(session.move(kBench, 100));
  CHECK(state["move"] == state["moves"]);
  CHECK(state["kind"] == "backward");
  state = Json::parse(session.move(kBench, -1));
  CHECK(state["backwardDone"].get<int>() == state["moves"].get<int>() - 3 - 1);
  CHECK(Json::parse(session.seek(kBench, "loss"))["kind"] == "forward");
}

TEST_CASE("layers on a bench: forward, and gradients to the input and to the kernel",
          "[session][workbench]") {
  Session session(1);
  const Json graph = Json::parse(
      session.open_layers(kBench,
                          R"({"input":[1,3,3],"layers":[{"type":"conv2d","name":"c","options":
          {"channels":1,"kernel":2,"stride":1,"padding":0}}]})",
                          1));
  const int input = id_in(graph, "input");
  const int weight = id_in(graph, "c.weight");
  const int result = graph["loss"].get<int>();
  session.fill_bench(kBench, input, std::vector<float>{1, 2, 3, 4, 5, 6, 7, 8, 9});
  session.fill_bench(kBench, weight, std::vector<float>{1, 0, 0, -1});
  session.fill_bench(kBench, result, std::vector<float>{1, 0, 0, 2});
  const auto numbers = [&](int id) {
    const Json slot = Json::parse(session.lens_values(kBench, std::vector{id}, 0))[0];
    const auto all = session.lens_numbers();
    return std::vector<Scalar>(all.begin(), all.end());
  };
  // Numbers, then gradients.
  CHECK(numbers(result) == std::vector<Scalar>{-4, -4, -4, -4, 1, 0, 0, 2});
  const std::vector<Scalar> w = numbers(weight);
  CHECK(std::vector<Scalar>(w.begin() + 4, w.end()) == std::vector<Scalar>{11, 14, 20, 23});
  const std::vector<Scalar> x = numbers(input);
  CHECK(std::vector<Scalar>(x.begin() + 9, x.end()) ==
        std::vector<Scalar>{1, 0, 0, 0, 1, 0, 0, 0, -2});
  CHECK_THROWS_AS(session.fill_bench(kBench, input, std::vector<float>{1}), Error);
  session.close_bench(kBench);
  CHECK_THROWS_AS(session.graph(kBench), Error);
}

TEST_CASE("activations as curves by their names", "[session][workbench]") {
  const Json curve = Json::parse(Session::activation_curve("relu", "{}", -1, 1, 3));
  CHECK(curve["x"] == Json({-1.0, 0.0, 1.0}));
  CHECK(curve["y"] == Json({0.0, 0.0, 1.0}));
  CHECK(curve["slope"][2] == 1.0);
  CHECK_THROWS_AS(Session::activation_curve("softmax", "{}", -1, 1, 3), Error);
  CHECK_THROWS_AS(Session::activation_curve("none", "{}", -1, 1, 3), Error);
}

}  // namespace
}  // namespace inkgrad
