// The loss surface and the curvature of a run through the façade.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

constexpr std::string_view kPoints = R"({"points":{"name":"xor"},"seed":3,
    "optimizer":{"name":"momentum","options":{"learning_rate":0.1}},
    "training":{"batch_size":32}})";

TEST_CASE("A run's loss surface over the plane of its path, and the path on it",
          "[session][landscape]") {
  Session session(1);
  session.configure(kPoints);
  session.train(40);
  Json told =
      Json::parse(session.loss_surface_begin(R"({"plane":"path","detail":"9","examples":100})"));
  CHECK(told["measured"] == 0);
  CHECK(told["side"] == 9);
  REQUIRE(told["paths"][0].size() == 41);
  CHECK(told["explained"][0].get<double>() > 0.5);
  for (const Json& at : told["paths"][0]) {
    CHECK(at[1] >= told["bounds"][0]);
    CHECK(at[1] <= told["bounds"][1]);
    CHECK(at[2] >= told["bounds"][2]);
    CHECK(at[2] <= told["bounds"][3]);
    CHECK(at[3].get<double>() >= 0);
  }
  told = Json::parse(session.loss_surface_advance(10));
  CHECK(told["measured"] == 10);
  CHECK_FALSE(told["done"].get<bool>());
  told = Json::parse(session.loss_surface_advance(1000));
  CHECK(told["done"].get<bool>());
  for (const Scalar loss : session.view("loss_surface")) CHECK(std::isfinite(loss));
  // Looking has not moved the run.
  CHECK(session.report().step == 40);
}

TEST_CASE("The middle of a random plane has the run's own loss", "[session][landscape]") {
  Session session(1);
  session.configure(kPoints);
  session.train(10);
  session.loss_surface_begin(R"({"plane":"random","detail":"9","examples":4096})");
  session.loss_surface_advance(81);
  const double middle = double(session.view("loss_surface")[40]);
  const EvaluationReport measured = session.evaluate("train", 10000);
  CHECK(std::abs(middle - measured.loss) <= 1e-5 * measured.loss);
}

TEST_CASE("Curvature is told with what it took", "[session][landscape]") {
  Session session(1);
  session.configure(kPoints);
  session.train(20);
  const Json told = Json::parse(session.curvature(200, 30));
  CHECK(told["value"].get<double>() > 0);
  CHECK(told["residual"].get<double>() < 0.05 * told["value"].get<double>());
  CHECK(told["products"].get<int>() <= 30);
  CHECK(told["step"] == 20);
}

TEST_CASE("Looks at the loss surface are refused by name", "[session][landscape]") {
  Session session(1);
  CHECK_THROWS_AS(session.loss_surface_begin("{}"), Error);
  session.configure(kPoints);
  CHECK_THROWS_AS(session.loss_surface_begin("{}"), Error);  // no path yet
  CHECK_THROWS_AS(session.loss_surface_advance(1), Error);
  CHECK_THROWS_AS(session.loss_surface_begin(R"({"plane":"round"})"), Error);
  CHECK_THROWS_AS(session.loss_surface_begin(R"({"plane":"random","depth":1})"), Error);
  session.loss_surface_begin(R"({"plane":"random"})");
  CHECK_THROWS_AS(session.loss_surface_advance(-1), Error);
  // Another run, another surface.
  session.configure(kPoints);
  CHECK_THROWS_AS(session.loss_surface_advance(1), Error);
  CHECK_THROWS_AS(session.curvature(0, 20), Error);
  CHECK_THROWS_AS(session.curvature(20, 1), Error);
}

}  // namespace
}  // namespace inkgrad
