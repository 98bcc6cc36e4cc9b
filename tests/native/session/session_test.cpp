// The façade as the page uses it: training learns, seeds settle everything, stepping by hand is the
// same as running free, files round-trip.
#include "core/session/session.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstring>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"

namespace inkgrad {
namespace {

constexpr const char* kSmall =
    R"({"model":{"layers":[
          {"type":"conv2d","options":{"channels":2,"kernel":5,"stride":2,"padding":2}},
          {"type":"activation"},{"type":"max_pool2d"},{"type":"flatten"},{"type":"linear"}]},
        "optimizer":{"name":"adam","options":{"learning_rate":0.01}},
        "training":{"batch_size":24},
        "data":{"generated_count":240,"test_share":0.25}})";

std::vector<Scalar> all_parameters(const Session& session) {
  std::vector<Scalar> values;
  const Json info = Json::parse(session.views());
  for (const Json& name : info) {
    if (!name.get<std::string>().starts_with("parameter/")) continue;
    const auto view = session.view(name.get<std::string>());
    values.insert(values.end(), view.begin(), view.end());
  }
  return values;
}

bool same_bits(const std::vector<Scalar>& a, const std::vector<Scalar>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(Scalar)) == 0;
}

std::span<const std::uint8_t> as_bytes(const std::string& file) {
  return {reinterpret_cast<const std::uint8_t*>(file.data()), file.size()};
}

TEST_CASE("a run is described layer by layer", "[session]") {
  Session session(1);
  const Json info = Json::parse(session.configure(kSmall));
  const Json& layers = info["model"]["layers"];
  REQUIRE(layers.size() == 5);
  CHECK(layers[0]["type"] == "conv2d");
  CHECK(layers[0]["outputShape"] == Json{2, 14, 14});
  CHECK(layers[4]["parameters"] == 2 * 7 * 7 * 10 + 10);
}

TEST_CASE("a network learns generated digits", "[session]") {
  Session session(2);
  session.configure(R"({"model":"mlp","data":{"generated_count":6000}})");
  session.train(250);
  EvaluationReport report{};
  while (!(report = session.evaluate("test", 1)).done) {
  }
  INFO("accuracy " << report.accuracy << ", loss " << report.loss);
  CHECK(report.accuracy > 0.8);
  CHECK(report.count == 600);
  Scalar total = 0;
  for (const Scalar cell : session.view("confusion")) total += cell;
  CHECK(total == 600);
}

TEST_CASE("the same seed gives the same bits for any number of threads", "[session]") {
  std::vector<Scalar> first;
  for (const int threads : {1, 2, 4}) {
    Session session(threads);
    session.configure(kSmall);
    session.train(25);
    if (threads == 1) first = all_parameters(session);
    CHECK(same_bits(all_parameters(session), first));
  }
}

TEST_CASE("stepping by hand ends at the same bits as running free", "[session]") {
  Session free_run(1);
  free_run.configure(kSmall);
  free_run.train(9);
  Session by_hand(1);
  by_hand.configure(kSmall);
  while (by_hand.report().step < 9) by_hand.advance();
  CHECK(same_bits(all_parameters(by_hand), all_parameters(free_run)));
  CHECK(by_hand.report().loss == free_run.report().loss);
}

TEST_CASE("looking at a run does not change it", "[session]") {
  Session watched(1);
  watched.configure(kSmall);
  Session alone(1);
  alone.configure(kSmall);
  for (int i = 0; i < 5; ++i) {
    watched.train(1);
    watched.evaluate("test", 3);
    watched.path();
    watched.histogram("conv1.weight", "gradient", 20);
    watched.classify();
  }
  alone.train(5);
  CHECK(same_bits(all_parameters(watched), all_parameters(alone)));
}

TEST_CASE("reset goes back to the very same start", "[session]") {
  Session session(1);
  session.configure(kSmall);
  const std::vector<Scalar> start = all_parameters(session);
  session.train(7);
  const std::vector<Scalar> later = all_parameters(session);
  CHECK_FALSE(same_bits(start, later));
  session.reset();
  CHECK(same_bits(all_parameters(session), start));
  session.train(7);
  CHECK(same_bits(all_parameters(session), later));
}

TEST_CASE("a refused configuration leaves the run as it was", "[session]") {
  Session session(1);
  session.configure(kSmall);
  session.train(3);
  const std::vector<Scalar> before = all_parameters(session);
  for (const char* wrong :
       {"{", R"({"modle":"cnn"})", R"({"model":"transformer"})", R"({"seed":-1})",
        R"({"model":{"layers":[{"type":"linear"}]}})",
        R"({"model":{"layers":[{"type":"flatten"},{"type":"linear","options":{"units":9}}]}})",
        R"({"model":{"layers":[{"type":"flatten","options":{"units":9}}]}})",
        R"({"training":{"batch_size":0}})", R"({"data":{"generated_count":0}})",
        R"({"optimizer":{"name":"adam","options":{"learning_rate":"fast"}}})",
        R"({"model":{"layers":[{"type":"conv2d","inputs":["conv9"]}]}})"}) {
    INFO(wrong);
    CHECK_THROWS_AS(session.configure(wrong), Error);
    CHECK(session.report().step == 3);
    CHECK(same_bits(all_parameters(session), before));
  }
}

TEST_CASE("messages name the layer, what was expected and what came", "[session]") {
  Session session(1);
  try {
    session.configure(R"({"model":{"layers":[{"type":"linear","name":"fc1"}]}})");
    FAIL("accepted a dense layer on a picture");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kShapeMismatch);
    const std::string message = error.what();
    CHECK(message.find("fc1") != std::string::npos);
    CHECK(message.find("[1,28,28]") != std::string::npos);
  }
}

TEST_CASE("a network too large for a page is refused before memory is taken", "[session]") {
  Session session(1);
  CHECK_THROWS_AS(session.configure(
                      R"({"model":{"layers":[{"type":"conv2d","options":{"channels":128}},
                          {"type":"conv2d","options":{"channels":128}},
                          {"type":"flatten"},{"type":"linear"}]},"training":{"batch_size":1024}})"),
                  Error);
}

#ifndef INKGRAD_SCALAR_DOUBLE  // files hold float32
TEST_CASE("a saved model answers as before and trains on", "[session]") {
  Session session(1);
  session.configure(kSmall);
  session.train(12);
  const std::string file = session.save();
  Session other(1);
  other.load(as_bytes(file));
  CHECK(other.report().step == 12);
  CHECK(same_bits(all_parameters(other), all_parameters(session)));
  CHECK(Json::parse(other.config()) == Json::parse(session.config()));
  other.train(1);
  CHECK(other.report().step == 13);
}
#endif

TEST_CASE("a network that only answers reads as the one that was saved", "[session]") {
  Session session(1);
  session.configure(kSmall);
  session.train(5);
  const std::string file = session.save();
  Session answering(1);
  CHECK(Json::parse(answering.load_answering(as_bytes(file)))["step"] == 5);
  for (int digit = 0; digit < 10; ++digit) {
    session.example("test", digit);
    const auto pixels = session.view("example");
    const std::vector<float> picture(pixels.begin(), pixels.end());
    session.show_pixels(picture);
    answering.show_pixels(picture);
    CHECK(answering.classify() == session.classify());
  }
  CHECK_THROWS_AS(answering.train(1), Error);
  CHECK_THROWS_AS(answering.evaluate("test", 1), Error);
  CHECK_THROWS_AS(answering.reset(), Error);
  CHECK(answering.save() == file);
}

TEST_CASE("a network trained on digits that are not here goes on with the standard ones",
          "[session]") {
  Session session(1);
  session.configure(kSmall);
  std::string file = session.save();
  const std::string count = R"(\"generated_count\":240.0)";
  const std::size_t at = file.find(count);
  REQUIRE(at != std::string::npos);
  file.replace(at, count.size(), R"(\"generated_count\":0    )");
  const Json info = Json::parse(session.load(as_bytes(file)));
  CHECK(info["config"]["data"]["generated_count"] == 12000);
  CHECK(info["data"]["train"] == 10800);
}

TEST_CASE("the class answered is the one that is counted, also beyond 0 to 1", "[session]") {
  Session session(1);
  session.configure(R"({"model":{"layers":[{"type":"flatten"},{"type":"linear"}]},
                        "loss":{"name":"mean_squared_error"},
                        "optimizer":{"name":"sgd","options":{"learning_rate":0.02}},
                        "data":{"generated_count":1000,"test_share":0.5}})");
  session.train(150);
  EvaluationReport report{};
  while (!(report = session.evaluate("test", 4)).done) {
  }
  int right = 0;
  for (int i = 0; i < report.count; ++i) {
    const int label = session.example("test", i);
    const auto pixels = session.view("example");
    session.show_pixels(std::vector<float>(pixels.begin(), pixels.end()));
    right += session.classify() == label;
  }
  CHECK(right == static_cast<int>(std::lround(report.accuracy * report.count)));
}

TEST_CASE("a damaged model file is refused with its reason and nothing is lost", "[session]") {
  Session session(1);
  session.configure(kSmall);
  session.train(2);
  const std::vector<Scalar> before = all_parameters(session);
  const std::string file = session.save();
  std::vector<std::string> damaged{"", "hello", file.substr(0, 7), file.substr(0, 100),
                                   file.substr(0, file.size() - 4)};
  for (const std::size_t at : {std::size_t{0}, std::size_t{7}, std::size_t{9}, std::size_t{40}}) {
    damaged.push_back(file);
    damaged.back()[at] = static_cast<char>(~damaged.back()[at]);
  }
  std::string nan = file;
  std::memset(nan.data() + nan.size() - 4, 0xff, 4);
  damaged.push_back(nan);
  for (const std::string& bytes : damaged) {
    try {
      session.load(as_bytes(bytes));
      FAIL("accepted a damaged file of " << bytes.size() << " bytes");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::kBadFile);
    }
    CHECK(same_bits(all_parameters(session), before));
  }
}

TEST_CASE("divergence is an event that says where it arose, and reset cures it", "[session]") {
  Session session(1);
  // One linear layer: it has no ReLU that could die and hold still instead.
  session.configure(
      R"({"model":"softmax_regression","optimizer":{"name":"sgd","options":{"learning_rate":10}},
          "data":{"generated_count":300},"loss":{"name":"mean_squared_error"}})");
  const TrainReport report = session.train(2000);
  REQUIRE(report.diverged);
  const Json divergence = Json::parse(session.divergence());
  CHECK(divergence["step"] == report.step + 1);
  CHECK_FALSE(divergence["where"].get<std::string>().empty());
  CHECK_THROWS_AS(session.advance(), Error);
  session.reset();
  CHECK(session.divergence() == "null");
  CHECK_FALSE(session.train(1).diverged);
}

TEST_CASE("a call before configure and a wrong name say what is wanted", "[session]") {
  Session session(1);
  CHECK_THROWS_AS(session.train(1), Error);
  session.configure(kSmall);
  CHECK_THROWS_AS(session.view("weights"), Error);
  CHECK_THROWS_AS(session.evaluate("validation", 1), Error);
  CHECK_THROWS_AS(session.example("test", 60), Error);
  CHECK_THROWS_AS(session.histogram("conv1.weight", "value", 0), Error);
  CHECK_THROWS_AS(session.set_option("optimizer", "momentum", 0.5), Error);
  CHECK_THROWS_AS(session.set_option("optimizer", "learning_rate", -1), Error);
}

}  // namespace
}  // namespace inkgrad
