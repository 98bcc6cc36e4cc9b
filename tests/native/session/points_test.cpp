// Points of the plane in the place of digits, through the façade: learning, measuring, asking,
// painting, formulas; and what validation and wrong labels do to a run.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

// A run on `points` with hidden layers wide enough for all of them.
Json run_on(const Json& points, int outputs) {
  Json layers = Json::array();
  for (int i = 0; i < 2; ++i) {
    layers.push_back({{"type", "linear"}, {"options", {{"units", 24}}}});
    layers.push_back({{"type", "activation"}, {"options", {{"function", "tanh"}}}});
  }
  layers.push_back({{"type", "linear"}, {"options", {{"units", outputs}}}});
  return {{"points", points},
          {"model", {{"layers", layers}}},
          {"optimizer", {{"name", "adam"}, {"options", {{"learning_rate", 0.01}}}}},
          {"training", {{"batch_size", 32}}},
          {"data", {{"test_share", 0.3}}}};
}

EvaluationReport measured(Session& session, std::string_view split) {
  EvaluationReport report{};
  while (!(report = session.evaluate(split, 4)).done) {
  }
  return report;
}

std::string refusal_of(const Json& config) {
  Session session(1);
  try {
    session.configure(config.dump());
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST_CASE("a small network learns every kind of classes", "[session][points]") {
  for (const char* name : {"circle", "xor", "blobs", "moons", "spiral"}) {
    Session session(1);
    session.configure(run_on({{"name", name}, {"options", {{"count", 800}}}}, 2).dump());
    session.train(1500);
    const EvaluationReport report = measured(session, "test");
    INFO(name << ": accuracy " << report.accuracy);
    CHECK(report.count == 240);
    CHECK(report.accuracy > 0.95);
    CHECK(session.view("confusion").size() == 4);
  }
}

TEST_CASE("three classes make a confusion matrix of nine cells", "[session][points]") {
  Session session(1);
  const Json points{{"name", "blobs"}, {"options", {{"classes", 3}}}};
  session.configure(run_on(points, 3).dump());
  session.train(200);
  const EvaluationReport report = measured(session, "test");
  CHECK(report.accuracy > 0.97);
  const auto confusion = session.view("confusion");
  REQUIRE(confusion.size() == 9);
  const double diagonal = double(confusion[0] + confusion[4] + confusion[8]);
  CHECK(std::abs(diagonal / report.count - report.accuracy) < 1e-9);
}

TEST_CASE("a regression makes its loss small and answers with a number", "[session][points]") {
  Session session(1);
  session.configure(run_on({{"name", "plane"}}, 1).dump());
  CHECK(Json::parse(session.config())["loss"]["name"] == "mean_squared_error");
  session.train(600);
  const EvaluationReport report = measured(session, "test");
  INFO("loss " << report.loss);
  CHECK(report.loss < 0.002);
  CHECK(report.accuracy == 0);
  CHECK(session.report().accuracy == 0);
  CHECK(session.view("confusion").empty());
  CHECK(session.view("probabilities").empty());
  session.show_numbers(std::vector<float>{3, -1.5F});
  CHECK(session.classify() == 0);
  CHECK(std::abs(double(session.view("outputs")[0]) - 1.5 / 12) < 0.1);
}

TEST_CASE("the class answered for a point is the one that is counted", "[session][points]") {
  Session session(1);
  session.configure(run_on({{"name", "xor"}, {"options", {{"noise", 0.8}}}}, 2).dump());
  session.train(60);
  const EvaluationReport report = measured(session, "test");
  int right = 0;
  for (int i = 0; i < report.count; ++i) {
    const int label = session.example("test", i);
    const auto place = session.view("example");
    REQUIRE(place.size() == 2);
    CHECK(session.view("example/target")[static_cast<std::size_t>(label)] == 1);
    session.show_numbers(std::vector<float>(place.begin(), place.end()));
    right += session.classify() == label;
  }
  CHECK(right == std::lround(report.accuracy * report.count));
  CHECK(report.accuracy < 1);
}

TEST_CASE("a formula is learned as classes and as a number", "[session][points]") {
  Session session(1);
  session.configure(run_on({{"name", "formula"}, {"formula", "y - 2 * sin(x)"}}, 2).dump());
  session.train(800);
  CHECK(measured(session, "test").accuracy > 0.93);
  const Json number{
      {"name", "formula"}, {"formula", "x * y / 20"}, {"options", {{"task", "regression"}}}};
  session.configure(run_on(number, 1).dump());
  session.train(1000);
  CHECK(measured(session, "test").loss < 0.01);
  const Json config = Json::parse(session.config());
  CHECK(config["points"]["formula"] == "x * y / 20");
  Session again(1);
  again.configure(config.dump());
  CHECK(Json::parse(again.config()) == config);
}

TEST_CASE("painted points are learned, and labels without room are refused", "[session][points]") {
  Session session(1);
  std::vector<float> xs;
  std::vector<float> ys;
  std::vector<float> labels;
  for (int i = 0; i < 60; ++i) {
    xs.push_back(static_cast<float>(i % 10) - 4.5F);
    const int row = i / 10;
    ys.push_back(static_cast<float>(row) - 2.5F);
    labels.push_back(xs.back() > 0 ? 1 : 0);
  }
  const Json config = run_on({{"name", "painted"}}, 2);
  CHECK_THROWS_AS(session.configure(config.dump()), Error);
  session.set_points(xs, ys, labels);
  session.configure(config.dump());
  session.train(200);
  CHECK(measured(session, "test").accuracy == 1);
  CHECK(session.view("points/train").size() == 42 * 3);
  CHECK(session.view("points/test").size() == 18 * 3);
  labels[7] = 2;
  session.set_points(xs, ys, labels);
  CHECK_THROWS_AS(session.configure(config.dump()), Error);
  const Json three{{"name", "painted"}, {"options", {{"classes", 3}}}};
  session.configure(run_on(three, 3).dump());
  xs[0] = 7;
  CHECK_THROWS_AS(session.set_points(xs, ys, labels), Error);
  CHECK_THROWS_AS(session.set_points({xs.data(), 3}, ys, labels), Error);
}

TEST_CASE("a run on points needs no network named, and one that does not fit is refused by reason",
          "[session][points]") {
  Session session(1);
  const Json info = Json::parse(session.configure(R"({"points":{"name":"spiral"}})"));
  CHECK(info["config"]["model"]["input"] == Json::array({2}));
  CHECK(info["data"]["sources"][0]["name"] == "spiral");
  CHECK_THROWS_AS(session.classify(), Error);

  Json wrong = run_on({{"name", "plane"}}, 2);
  CHECK(refusal_of(wrong).find("expected output [1], the number predicted, got [2]") !=
        std::string::npos);
  wrong = run_on({{"name", "circle"}}, 2);
  wrong["model"]["input"] = {1, 28, 28};
  CHECK(refusal_of(wrong) == "model input: expected [2], a point, got [1,28,28]");
  wrong = run_on({{"name", "plane"}}, 1);
  wrong["loss"] = {{"name", "focal"}};
  CHECK(refusal_of(wrong).find("mean_squared_error, mean_absolute_error, huber") !=
        std::string::npos);
  CHECK(refusal_of({{"points", {{"name", "formula"}}}}) ==
        R"(points "formula": expected a "formula", got none)");
  CHECK(refusal_of({{"points", {{"name", "xor"}, {"formula", "x"}}}}) ==
        R"(points "xor": expected no "formula", got one)");
  CHECK(refusal_of({{"points", {{"name", "formula"}, {"formula", "x +"}}}})
            .starts_with("formula: at character 4: expected "));
  CHECK(refusal_of({{"points", {{"name", "ring"}}}}).find("known: circle, xor,") !=
        std::string::npos);
}

TEST_CASE("the configuration of digits says nothing of points", "[session][points]") {
  Session session(1);
  session.configure(R"({"model":"mlp","data":{"generated_count":200},"points":null})");
  CHECK_FALSE(Json::parse(session.config()).contains("points"));
  CHECK_THROWS_AS(session.view("points/train"), Error);
  CHECK_THROWS_AS(session.show_numbers(std::vector<float>{1, 2}), Error);
}

TEST_CASE("a validation set is measured like the others and shares nothing with them",
          "[session][points]") {
  Session session(1);
  Json config = run_on({{"name", "xor"}, {"options", {{"count", 300}}}}, 2);
  config["data"] = {{"test_share", 0.2}, {"validation_share", 0.25}};
  const Json info = Json::parse(session.configure(config.dump()));
  CHECK(info["data"]["train"] == 165);
  CHECK(info["data"]["validation"] == 75);
  CHECK(info["data"]["test"] == 60);
  CHECK(measured(session, "validation").count == 75);
  std::set<std::pair<Scalar, Scalar>> places;
  for (const char* name : {"points/train", "points/validation", "points/test"}) {
    const auto rows = session.view(name);
    for (std::size_t i = 0; i < rows.size(); i += 3) places.insert({rows[i], rows[i + 1]});
  }
  CHECK(places.size() == 300);
  session.configure(run_on({{"name", "xor"}}, 2).dump());
  try {
    session.evaluate("holdout", 1);
    FAIL("measured an unknown split");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) == "unknown split \"holdout\"; known: train, validation, test");
  }
  CHECK_THROWS_AS(session.evaluate("validation", 1), Error);
}

TEST_CASE("labels are made wrong and classes rare in training alone, for points and digits",
          "[session][points]") {
  const Json data{{"generated_count", 500}, {"validation_share", 0.2}, {"test_share", 0.2}};
  for (const Json& base : {Json{{"points", {{"name", "xor"}}}, {"data", data}},
                           Json{{"model", "softmax_regression"}, {"data", data}}}) {
    Json changed = base;
    changed["data"]["label_noise"] = 0.5;
    Session clean(1);
    Session noisy(1);
    clean.configure(base.dump());
    noisy.configure(changed.dump());
    for (const char* split : {"train", "validation", "test"}) {
      const int count = measured(clean, split).count;
      int wrong = 0;
      for (int i = 0; i < count; ++i) wrong += clean.example(split, i) != noisy.example(split, i);
      INFO(split << ", " << wrong << " of " << count);
      CHECK((std::string_view(split) == "train" ? wrong > count / 6 : wrong == 0));
    }
    changed["data"]["minority_share"] = 0.1;
    const Json info = Json::parse(noisy.configure(changed.dump()));
    CHECK(info["data"]["train"] < 180);
    CHECK(info["data"]["train"] > 150);
    CHECK(info["data"]["test"] == 100);
  }
}

TEST_CASE("every kind of points is on offer with its options, and says what it asks for",
          "[session][points]") {
  const Json offered = Json::parse(Session::catalog())["points"];
  CHECK(offered.size() == 11);
  for (const Json& entry : offered) {
    INFO(entry["name"]);
    const Json& options = entry["options"];
    const bool asks =
        std::ranges::any_of(options, [](const Json& o) { return o["name"] == "task"; });
    CHECK(entry["task"].is_null() == asks);
    CHECK(!entry["help"].get<std::string>().empty());
  }
}

#ifndef INKGRAD_SCALAR_DOUBLE  // files hold float32
TEST_CASE("a network trained on points comes back from its file, also without painted points",
          "[session][points]") {
  Session session(1);
  const std::vector<float> xs{-1, -2, -3, 1, 2, 3, -1, -2, 1, 2};
  const std::vector<float> labels{0, 0, 0, 1, 1, 1, 0, 0, 1, 1};
  session.set_points(xs, xs, labels);
  session.configure(run_on({{"name", "painted"}}, 2).dump());
  session.train(30);
  const std::string file = session.save();
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(file.data()), file.size());
  Session other(1);
  CHECK(Json::parse(other.load(bytes))["config"]["points"]["name"] == "blobs");
  Session same(1);
  same.set_points(xs, xs, labels);
  CHECK(Json::parse(same.load(bytes))["config"]["points"]["name"] == "painted");
  Session answering(1);
  answering.load_answering(bytes);
  for (Session* s : {&session, &other, &answering}) {
    s->show_numbers(std::vector<float>{2.5F, 2});
    CHECK(s->classify() == 1);
    CHECK(s->view("outputs")[1] == session.view("outputs")[1]);
  }
}
#endif

}  // namespace
}  // namespace inkgrad
