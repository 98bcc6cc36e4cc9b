// Measurements of a run through the façade: what they say, and that looking changes nothing.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

// Everything that could be disturbed: dropout, batch statistics, augmentation, portions, momentum.
constexpr const char* kBusy =
    R"({"model":{"layers":[
          {"type":"conv2d","options":{"channels":2,"kernel":5,"stride":2,"padding":2}},
          {"type":"batch_norm"},{"type":"activation","name":"act"},{"type":"max_pool2d"},
          {"type":"flatten"},{"type":"dropout"},{"type":"linear"}]},
        "optimizer":{"name":"adam","options":{"learning_rate":0.01}},
        "schedule":{"name":"cosine"},
        "augmentation":{"rotate":10,"mixup":0.3},
        "training":{"batch_size":8,"accumulate":3,"average_decay":0.9},
        "data":{"generated_count":240,"test_share":0.25}})";

EvaluationReport measured(Session& session) {
  EvaluationReport report{};
  while (!(report = session.evaluate("test", 1)).done) {
  }
  return report;
}

RangeTestReport tested(Session& session, int steps) {
  RangeTestReport report = session.range_test_begin(1e-4, 1, steps);
  while (!report.done) report = session.range_test_advance(3);
  return report;
}

// Every number of the run that can be seen, those of measurements excepted.
std::vector<Scalar> run_bits(const Session& session) {
  std::vector<Scalar> bits;
  for (const Json& name : Json::parse(session.views())) {
    const auto view_name = name.get<std::string>();
    if (!view_name.starts_with("parameter/") && !view_name.starts_with("gradient/") &&
        !view_name.starts_with("history/")) {
      continue;
    }
    const std::span<const Scalar> view = session.view(view_name);
    bits.insert(bits.end(), view.begin(), view.end());
  }
  return bits;
}

bool same_bits(const std::vector<Scalar>& a, const std::vector<Scalar>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(Scalar)) == 0;
}

void look_at_everything(Session& session) {
  measured(session);
  session.inspect_units("train", 30);
  session.histogram("act", "activation", 20);
  session.gradient_noise(3);
  session.depth_profile("", 1, 16, 10);
  tested(session, 10);
}

TEST_CASE("measuring a run does not change it, not even in the middle of a step",
          "[session][measure]") {
  Session watched(1);
  watched.configure(kBusy);
  Session alone(1);
  alone.configure(kBusy);
  for (int i = 0; i < 3; ++i) {
    watched.train(2);
    alone.train(2);
    for (int move = 0; move < 5; ++move) {
      watched.advance();
      alone.advance();
    }
    look_at_everything(watched);
    CHECK(same_bits(run_bits(watched), run_bits(alone)));
  }
  // A range test that is half done goes on beside the training.
  watched.range_test_begin(1e-4, 1, 30);
  watched.range_test_advance(4);
  watched.train(3);
  watched.range_test_advance(4);
  watched.train(3);
  alone.train(6);
  CHECK(same_bits(run_bits(watched), run_bits(alone)));
}

TEST_CASE("measurements have the same bits for any number of threads", "[session][measure]") {
  std::string health;
  GradientNoiseReport noise;
  std::vector<Scalar> losses;
  for (const int threads : {1, 3}) {
    Session session(threads);
    session.configure(kBusy);
    session.train(4);
    const std::string units = session.inspect_units("test", 40);
    const GradientNoiseReport gradients = session.gradient_noise(4);
    tested(session, 8);
    const auto curve = session.view("range_test/loss");
    if (threads == 1) {
      health = units;
      noise = gradients;
      losses.assign(curve.begin(), curve.end());
    }
    CHECK(units == health);
    CHECK(gradients.gradient_norm == noise.gradient_norm);
    CHECK(gradients.noise_scale == noise.noise_scale);
    CHECK(same_bits({curve.begin(), curve.end()}, losses));
  }
}

TEST_CASE("an evaluation's scores, calibration and top-k agree with its confusion matrix",
          "[session][measure]") {
  Session session(1);
  session.configure(kBusy);
  CHECK(session.view("class_scores").empty());
  session.train(30);
  const EvaluationReport report = measured(session);
  const auto confusion = session.view("confusion");
  const auto scores = session.view("class_scores");
  const auto calibration = session.view("calibration");
  const auto top_k = session.view("top_k");
  REQUIRE(scores.size() == 10 * 4);
  REQUIRE(calibration.size() == 10 * 3);
  REQUIRE(top_k.size() == 10);

  double recall = 0;
  for (std::size_t c = 0; c < 10; ++c) {
    double support = 0;
    for (std::size_t answer = 0; answer < 10; ++answer) {
      support += double(confusion[10 * c + answer]);
    }
    CHECK(double(scores[4 * c + 3]) == support);
    const double own = support > 0 ? double(confusion[11 * c]) / support : 0;
    CHECK(std::abs(double(scores[4 * c + 1]) - own) < 1e-6);
    recall += own / 10;
  }
  CHECK(std::abs(report.macro_recall - recall) < 1e-9);

  double count = 0;
  double error = 0;
  for (std::size_t b = 0; b < 10; ++b) {
    const auto* row = &calibration[3 * b];
    count += double(row[0]);
    error += double(row[0]) * std::abs(double(row[1]) - double(row[2])) / report.count;
  }
  CHECK(count == report.count);
  CHECK(report.calibration_error > 0);
  CHECK(std::abs(report.calibration_error - error) < 1e-6);

  CHECK(std::abs(double(top_k[0]) - report.accuracy) < 1e-6);
  for (std::size_t k = 1; k < 10; ++k) CHECK(top_k[k] >= top_k[k - 1]);
  CHECK(top_k[9] == 1);
  CHECK(report.r_squared == 0);
  session.configure(kBusy);
  CHECK(session.view("top_k").empty());
}

TEST_CASE("a regression has R squared and none of what belongs to classes", "[session][measure]") {
  Session session(1);
  session.configure(R"({"points":{"name":"plane"},"data":{"test_share":0.3}})");
  session.train(400);
  const EvaluationReport report = measured(session);
  CHECK(report.r_squared > 0.9);
  CHECK(report.r_squared < 1);
  CHECK(report.macro_f1 == 0);
  CHECK(report.calibration_error == 0);
  for (const char* view : {"class_scores", "calibration", "top_k"}) {
    CHECK(session.view(view).empty());
  }
}

TEST_CASE("units are inspected layer by layer, and their outputs have a histogram",
          "[session][measure]") {
  Session session(1);
  session.configure(kBusy);
  CHECK_THROWS_AS(session.histogram("act", "activation", 10), Error);
  CHECK(session.view("zero_slope/act").empty());
  const Json layers = Json::parse(session.inspect_units("test", 20));
  REQUIRE(layers.size() == 1);
  CHECK(layers[0]["layer"] == "act");
  CHECK(layers[0]["units"] == 2);
  CHECK(layers[0]["deviation"].get<double>() > 0);
  CHECK(session.view("zero_slope/act").size() == 2);
  const HistogramReport histogram = session.histogram("act", "activation", 16);
  CHECK(histogram.count == 20 * 2 * 14 * 14);
  double counted = 0;
  for (const Scalar bin : session.view("histogram")) counted += double(bin);
  CHECK(counted == histogram.count);
  CHECK_THROWS_AS(session.histogram("conv1", "activation", 10), Error);
  CHECK_THROWS_AS(session.inspect_units("validation", 20), Error);
  CHECK(session.view("zero_slope/act").size() == 2);
  session.configure(kBusy);
  CHECK_THROWS_AS(session.histogram("act", "activation", 10), Error);
}

TEST_CASE("a range test says how far it is and what it suggests", "[session][measure]") {
  Session session(1);
  session.configure(kBusy);
  CHECK_THROWS_AS(session.range_test_advance(1), Error);
  const RangeTestReport begun = session.range_test_begin(1e-4, 1, 60);
  CHECK_FALSE(begun.done);
  CHECK(begun.step == 0);
  CHECK(begun.steps == 60);
  CHECK(session.range_test_advance(5).step == 5);
  CHECK_THROWS_AS(session.range_test_begin(1, 1e-4, 60), Error);
  CHECK(session.range_test_advance(0).step == 5);  // the one under way is still there
  RangeTestReport report{};
  while (!(report = session.range_test_advance(8)).done) {
  }
  CHECK(report.suggested > 1e-4);
  CHECK(report.suggested < 1);
  for (const char* view : {"range_test/learning_rate", "range_test/loss", "range_test/smoothed"}) {
    CHECK(session.view(view).size() == static_cast<std::size_t>(report.step));
  }
  // From the same weights a test is the same again.
  const std::span<const Scalar> curve = session.view("range_test/loss");
  const std::vector<Scalar> losses(curve.begin(), curve.end());
  tested(session, 60);
  const auto again = session.view("range_test/loss");
  CHECK(same_bits({again.begin(), again.end()}, losses));
  session.configure(kBusy);
  CHECK(session.view("range_test/loss").empty());
  CHECK_THROWS_AS(session.range_test_advance(1), Error);
}

TEST_CASE("the noise of gradients is measured with the run's batches", "[session][measure]") {
  Session session(1);
  session.configure(kBusy);
  const GradientNoiseReport noise = session.gradient_noise(5);
  CHECK(noise.batch_size == 24);
  CHECK(noise.batches == 5);
  CHECK(noise.gradient_norm > 0);
  CHECK(noise.noise_scale > 0);
  CHECK_THROWS_AS(session.gradient_noise(1), Error);
}

TEST_CASE("a network that only answers has nothing to measure", "[session][measure]") {
  Session session(1);
  session.configure(kBusy);
  const std::string file = session.save();
  session.load_answering({reinterpret_cast<const std::uint8_t*>(file.data()), file.size()});
  CHECK_THROWS_AS(session.inspect_units("test", 10), Error);
  CHECK_THROWS_AS(session.gradient_noise(2), Error);
  CHECK_THROWS_AS(session.range_test_begin(1e-4, 1, 10), Error);
}

}  // namespace
}  // namespace inkgrad
