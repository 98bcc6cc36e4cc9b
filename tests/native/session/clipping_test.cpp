// Clipped gradients, as a session tells of them: in the report, step by step, and in its curves.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/json.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

void configure(Session& session, std::string_view clipping, double limit) {
  session.configure(Json{{"model", "softmax_regression"},
                         {"clipping", {{"name", clipping}, {"options", {{"limit", limit}}}}},
                         {"data", {{"generated_count", 100}}}}
                        .dump());
}

Json update_event(Session& session) {
  for (;;) {
    const Json event = Json::parse(session.advance());
    if (event["kind"] == "update") return event;
  }
}

TEST_CASE("a clipped step tells its gradient's length before and after", "[session][clipping]") {
  Session session(1);
  configure(session, "norm", 0.25);
  const Json event = update_event(session);
  REQUIRE(event.contains("clip"));
  CHECK(event["clip"]["before"].get<double>() > 0.25);
  CHECK(std::abs(event["clip"]["after"].get<double>() - 0.25) < 1e-5);
  const TrainReport report = session.report();
  CHECK(report.gradient_norm == event["clip"]["before"].get<double>());
  CHECK(report.clipped_norm == event["clip"]["after"].get<double>());
  CHECK(report.clipped_steps == 1);
  session.train(4);
  CHECK(session.report().clipped_steps == 5);
  CHECK(session.view("history/clipped_norm").size() == 5);
  session.reset();
  CHECK(session.report().clipped_steps == 0);
}

TEST_CASE("each way of clipping is told", "[session][clipping]") {
  for (const char* name : {"value", "norm", "adaptive"}) {
    Session session(1);
    configure(session, name, 0.001);
    INFO(name);
    CHECK(update_event(session).contains("clip"));
  }
}

TEST_CASE("a gradient within the limit tells no clip", "[session][clipping]") {
  Session session(1);
  configure(session, "norm", 1000);
  CHECK(!update_event(session).contains("clip"));
  const TrainReport report = session.train(3);
  CHECK(report.gradient_norm > 0);
  CHECK(report.clipped_norm == report.gradient_norm);
  CHECK(report.clipped_steps == 0);
}

}  // namespace
}  // namespace inkgrad
