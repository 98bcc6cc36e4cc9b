// What the optimizer remembers, as a session shows it; its options changed in mid-run.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

void configure(Session& session, Json more = Json::object()) {
  Json config{{"model", "softmax_regression"},
              {"optimizer", {{"name", "adam"}, {"options", {{"learning_rate", 0.01}}}}},
              {"data", {{"generated_count", 100}}}};
  config.update(more);
  session.configure(config.dump());
}

std::vector<double> numbers(const Session& session, const std::string& view) {
  const std::span<const Scalar> found = session.view(view);
  return {found.begin(), found.end()};
}

bool all_zero(const std::vector<double>& list) {
  for (const double number : list) {
    if (number != 0) return false;
  }
  return true;
}

std::string first_weight(const Session& session) {
  for (const Json& name : Json::parse(session.views())) {
    const auto text = name.get<std::string>();
    if (text.starts_with("optimizer/v/") && text.ends_with(".weight")) return text.substr(12);
  }
  return "";
}

TEST_CASE("an optimizer's state, effective step and change stand beside each parameter",
          "[session][optimizer_views]") {
  Session session(1);
  configure(session);
  const std::string weight = first_weight(session);
  REQUIRE(!weight.empty());
  const auto count = session.view("parameter/" + weight).size();
  for (const char* name : {"m", "v", "effective_step", "delta"}) {
    INFO(name);
    const auto before = numbers(session, std::string("optimizer/") + name + "/" + weight);
    CHECK(before.size() == count);
    CHECK(all_zero(before));
  }
  session.train(3);
  // Adam's own formula: the effective step is rate / (sqrt(v_hat) + epsilon).
  const auto v = numbers(session, "optimizer/v/" + weight);
  const auto m = numbers(session, "optimizer/m/" + weight);
  const auto effective = numbers(session, "optimizer/effective_step/" + weight);
  const auto delta = numbers(session, "optimizer/delta/" + weight);
  int looked = 0;
  for (std::size_t i = 0; i < v.size(); ++i) {
    if (v[i] < 1e-9) continue;
    ++looked;
    const double v_hat = v[i] / (1 - std::pow(0.999, 3));
    const double m_hat = m[i] / (1 - std::pow(0.9, 3));
    const double expected = 0.01 / (std::sqrt(v_hat) + 1e-8);
    CHECK(std::abs(effective[i] / expected - 1) < 1e-3);
    CHECK(std::abs(delta[i] + expected * m_hat) < 1e-5);
  }
  CHECK(looked > 10);
  session.reset();
  CHECK(all_zero(numbers(session, "optimizer/effective_step/" + weight)));
  CHECK(all_zero(numbers(session, "optimizer/v/" + weight)));
}

TEST_CASE("a step gone back over takes its effective steps along", "[session][optimizer_views]") {
  Session session(1);
  configure(session);
  session.seek("run", "update");
  const std::string view = "optimizer/effective_step/" + first_weight(session);
  const auto first = numbers(session, view);
  session.seek("run", "update");
  CHECK(numbers(session, view) != first);
  session.move("run", -1);
  CHECK(numbers(session, view) == first);
}

TEST_CASE("an optimizer without memory shows its rate as the step of every weight",
          "[session][optimizer_views]") {
  Session session(1);
  configure(session, {{"optimizer", {{"name", "sgd"}, {"options", {{"learning_rate", 0.25}}}}}});
  session.train(1);
  std::string weight;
  for (const Json& name : Json::parse(session.views())) {
    const auto text = name.get<std::string>();
    CHECK(!text.starts_with("optimizer/v/"));
    if (text.starts_with("optimizer/effective_step/")) weight = text;
  }
  for (const double step : numbers(session, weight)) CHECK(step == 0.25);
}

TEST_CASE("a limit for the gradient's length acts from the next step on", "[session][clipping]") {
  Session session(1);
  configure(session, {{"clipping", {{"name", "norm"}, {"options", {{"limit", 1000}}}}}});
  session.train(4);
  CHECK(session.report().clipped_steps == 0);
  session.set_option("clipping", "limit", 0.125);
  session.train(3);
  CHECK(session.report().clipped_steps == 3);
  CHECK(std::abs(session.report().clipped_norm - 0.125) < 1e-5);
  CHECK(Json::parse(session.config())["clipping"]["options"]["limit"] == 0.125);
  const std::vector<double> expected{0, 0, 0, 0, 1, 2, 3};
  CHECK(numbers(session, "history/clipped_steps") == expected);
  CHECK_THROWS_AS(session.set_option("clipping", "limit", -1), Error);
  CHECK_THROWS_AS(session.set_option("loss", "limit", 1), Error);
  CHECK(Json::parse(session.config())["clipping"]["options"]["limit"] == 0.125);
}

TEST_CASE("a schedule's option acts from the next step on", "[session][schedule]") {
  Session session(1);
  configure(session,
            {{"schedule", {{"name", "step"}, {"options", {{"every", 100}, {"gamma", 0.5}}}}}});
  session.train(5);
  CHECK(session.report().learning_rate == 0.01);
  session.set_option("schedule", "every", 2);
  CHECK(std::abs(session.report().learning_rate - 0.0025) < 1e-9);
  CHECK(Json::parse(session.config())["schedule"]["options"]["every"] == 2);
}

TEST_CASE("the planned curve is the rate that a run then has", "[session][schedule]") {
  const Json schedule{{"name", "cosine"}, {"options", {{"steps", 8}, {"end", 0.1}, {"warmup", 3}}}};
  const Json curve = Json::parse(Session::schedule_curve(schedule.dump(), 0.01, 12, 1));
  REQUIRE(curve.size() == 12);
  Session session(1);
  configure(session, {{"schedule", schedule}});
  session.train(12);
  const auto had = numbers(session, "history/learning_rate");
  for (std::size_t i = 0; i < had.size(); ++i) {
    CHECK(std::abs(had[i] - curve[i].get<double>()) < 1e-8);
  }
  const Json coarse = Json::parse(Session::schedule_curve(schedule.dump(), 0.01, 12, 5));
  CHECK(coarse == Json{curve[0], curve[5], curve[10]});
  CHECK_THROWS_AS(Session::schedule_curve(schedule.dump(), 0.01, 5000, 1), Error);
  CHECK_THROWS_AS(Session::schedule_curve(schedule.dump(), 0.01, 0, 1), Error);
  CHECK_THROWS_AS(Session::schedule_curve(R"({"name": "sundial"})", 0.01, 5, 1), Error);
}

TEST_CASE("the history tells the passes over the data at every row", "[session]") {
  Session session(1);
  configure(session, {{"training", {{"batch_size", 25}}},
                      {"data", {{"generated_count", 125}, {"validation_share", 0.2}}}});
  session.train(8);
  const auto epochs = numbers(session, "history/epoch");
  REQUIRE(epochs.size() == 8);
  CHECK(std::abs(epochs.back() - session.report().epoch) < 1e-6);
  CHECK(epochs[0] > 0);
  CHECK(std::abs(epochs[0] * 8 - epochs.back()) < 0.3);
}

}  // namespace
}  // namespace inkgrad
