// Looks at a run that are worked out piece by piece, through the façade.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

constexpr std::string_view kPoints = R"({"points":{"name":"xor"},"seed":3,
    "optimizer":{"name":"sgd","options":{"learning_rate":0.1}},
    "training":{"batch_size":32}})";

Json begun(Session& session, std::string_view name, std::string_view settings) {
  return Json::parse(session.look_begin(name, settings));
}

Json finished(Session& session, std::string_view name, int pieces) {
  for (;;) {
    Json told = Json::parse(session.look_advance(name, pieces));
    if (told["done"].get<bool>()) return told;
  }
}

TEST_CASE("The line from the start to now has the run's own losses at its ends",
          "[session][landscape][line]") {
  Session session(1);
  session.configure(kPoints);
  const EvaluationReport first = session.evaluate("train", 10000);
  session.train(40);
  const EvaluationReport last = session.evaluate("train", 10000);
  Json told = begun(session, "line", R"({"examples":4096})");
  CHECK(told["measured"] == 0);
  CHECK(told["loss"][10].is_null());
  CHECK(told["from"] == 0);
  CHECK(told["to"] == 40);
  // Training on does not change what is looked at.
  session.train(5);
  told = finished(session, "line", 6);
  CHECK(told["at"][10] == 0.0);
  CHECK(told["at"][30] == 1.0);
  CHECK(std::abs(told["loss"][10].get<double>() - first.loss) <= 1e-5 * first.loss);
  CHECK(std::abs(told["loss"][30].get<double>() - last.loss) <= 1e-5 * last.loss);
  CHECK(std::abs(told["accuracy"][30].get<double>() - last.accuracy) < 1e-6);
  CHECK(told["length"].get<double>() > 0);
  CHECK(told["step"] == 40);
  CHECK(session.report().step == 45);
}

TEST_CASE("A line goes to the weights kept nearest to the steps asked for",
          "[session][landscape][line]") {
  Session session(1);
  session.configure(kPoints);
  session.train(600);  // Every fourth point is kept by now.
  const Json told = begun(session, "line", R"({"from":101,"to":598})");
  CHECK(std::abs(told["from"].get<int>() - 101) <= 2);
  CHECK(told["from"].get<int>() % 4 == 0);
  CHECK(std::abs(told["to"].get<int>() - 598) <= 2);
}

TEST_CASE("A line of a regression has no accuracy", "[session][landscape][line]") {
  Session session(1);
  session.configure(R"({"points":{"name":"plane"}})");
  session.train(3);
  begun(session, "line", R"({"detail":"21"})");
  const Json told = finished(session, "line", 100);
  CHECK(told["accuracy"].is_null());
  CHECK(told["loss"].size() == 21);
}

TEST_CASE("Curvature along the run is the single measurement at its steps, beside its rates",
          "[session][landscape][curvature]") {
  Session session(1);
  session.configure(kPoints);
  const Json first = Json::parse(session.curvature(100, 20));
  session.train(30);
  session.set_option("optimizer", "learning_rate", 0.05);
  session.train(10);
  const Json last = Json::parse(session.curvature(100, 20));
  CHECK(begun(session, "curvature", R"({"points":5,"examples":100})")["points"][0]["value"]
            .is_null());
  const Json told = finished(session, "curvature", 7);
  REQUIRE(told["points"].size() == 5);
  CHECK(told["points"][0]["step"] == 0);
  CHECK(told["points"][0]["value"] == first["value"]);
  CHECK(told["points"][4]["step"] == 40);
  CHECK(told["points"][4]["value"] == last["value"]);
  CHECK(told["points"][4]["products"] == last["products"]);
  CHECK(std::abs(told["points"][0]["rate"].get<double>() - 0.1) < 1e-6);
  CHECK(std::abs(told["points"][2]["rate"].get<double>() - 0.1) < 1e-6);
  CHECK(std::abs(told["points"][4]["rate"].get<double>() - 0.05) < 1e-6);
  CHECK(told["plain"] == true);
  CHECK(told["wholeBatch"] == false);
}

TEST_CASE("The edge is exact for plain gradient descent alone", "[session][landscape][curvature]") {
  Session session(1);
  const auto plain = [&session](std::string_view more) {
    session.configure(text(R"({"points":{"name":"xor"},)", more, "}"));
    return begun(session, "curvature", "{}")["plain"].get<bool>();
  };
  CHECK(plain(R"("optimizer":{"name":"sgd"})"));
  CHECK_FALSE(plain(R"("optimizer":{"name":"momentum"})"));
  CHECK_FALSE(plain(R"("optimizer":{"name":"sgd"},"training":{"l2":0.1})"));
}

TEST_CASE("Gradients of batches are seen on the plane of the loss surface",
          "[session][landscape][scatter]") {
  Session session(1);
  session.configure(kPoints);
  session.train(40);
  CHECK_THROWS_AS(session.look_begin("scatter", "{}"), Error);  // no surface yet
  const Json surface = Json::parse(session.loss_surface_begin(R"({"detail":"9"})"));
  const Json begin = begun(session, "scatter", "{}");
  CHECK(begin["mean"].is_null());
  CHECK(begin["noiseScale"].is_null());
  // The run's last place on the plane.
  CHECK(std::abs(begin["place"][0].get<double>() - surface["paths"][0][40][1].get<double>()) <
        1e-6);
  const Json told = finished(session, "scatter", 3);
  CHECK(told["measured"] == told["batches"]);
  CHECK(told["slopes"].size() == told["batches"].get<std::size_t>());
  CHECK(told["batchSize"] == 32);
  CHECK(told["noiseScale"].get<double>() > 0);
  CHECK(told["within"].get<double>() > 0);
  CHECK(told["within"].get<double>() <= 1);
  CHECK(std::abs(told["rate"].get<double>() - 0.1) < 1e-6);
  CHECK(session.report().step == 40);
}

TEST_CASE("Looks are refused by name", "[session][landscape]") {
  Session session(1);
  CHECK_THROWS_AS(session.look_begin("line", "{}"), Error);
  session.configure(kPoints);
  CHECK_THROWS_AS(session.look_begin("circle", "{}"), Error);
  CHECK_THROWS_AS(session.look_advance("circle", 1), Error);
  CHECK_THROWS_AS(session.look_advance("line", 1), Error);
  CHECK_THROWS_AS(session.look_begin("line", R"({"detail":"22"})"), Error);
  CHECK_THROWS_AS(session.look_begin("line", R"({"colour":1})"), Error);
  session.look_begin("line", "{}");
  CHECK_THROWS_AS(session.look_advance("line", -1), Error);
  session.configure(kPoints);
  CHECK_THROWS_AS(session.look_advance("line", 1), Error);
}

}  // namespace
}  // namespace inkgrad
