// Races through the façade: what is left out, what is refused, and that numbers are where the JSON
// says.
#include <catch2/catch_test_macros.hpp>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/race_config.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

TEST_CASE("Every surface brings a race that can be run", "[session][race]") {
  Session session(1);
  const Json catalog = Json::parse(Session::catalog());
  for (const Json& entry : catalog["surfaces"]) {
    INFO(entry["name"]);
    const Json told = Json::parse(session.race(entry["race"].dump()));
    CHECK(told["config"] == entry["race"]);
    CHECK(told["racers"].size() >= 3);
    for (const Json& racer : told["racers"]) {
      CHECK(racer["points"] >= 2);
      CHECK(racer["begin"].get<std::size_t>() + 6 * racer["points"].get<std::size_t>() <=
            session.race_numbers().size());
    }
  }
}

TEST_CASE("A race says its numbers and a step says the same", "[session][race]") {
  Session session(1);
  const std::string race = R"({"surface":{"name":"ravine"},"start":[1,-1],"race":{"steps":5},
      "racers":[{"optimizer":{"name":"sgd","options":{"learning_rate":0.01}}},
                {"optimizer":{"name":"adam"},"clipping":{"name":"norm"}}]})";
  const Json told = Json::parse(session.race(race));
  const std::span<const Scalar> numbers = session.race_numbers();
  REQUIRE(numbers.size() == 2 * 6 * 6);
  CHECK(numbers[0] == 1);
  CHECK(numbers[1] == -1);
  CHECK(numbers[2] == 13);
  CHECK(told["racers"][1]["begin"] == 36);
  CHECK(told["racers"][1]["clippedSteps"] == 5);
  const Json step = Json::parse(Session::race_step(race, 1, 5));
  CHECK(step["after"][0].get<Scalar>() == numbers[36 + 5 * 6]);
  CHECK(step["terms"].back()["name"] == "delta");
  CHECK(step["arrows"].back()["name"] == "step");
}

TEST_CASE("A surface's numbers are the formula's, also one of the learner's own",
          "[session][race]") {
  Session session(1);
  const Json told = Json::parse(
      session.surface(R"({"name":"own","options":{"reach":1},"formula":"x + 10*y"})", 3));
  CHECK(told["bounds"] == Json({-1, 1, -1, 1}));
  CHECK(told["expression"] == "x + 10*y");
  const std::span<const Scalar> numbers = session.race_numbers();
  CHECK(std::vector<Scalar>(numbers.begin(), numbers.end()) ==
        std::vector<Scalar>{-11, -10, -9, -1, 0, 1, 9, 10, 11});
}

TEST_CASE("What does not make a race is refused by name", "[session][race]") {
  Session session(1);
  for (const char* refused : {
           R"({})",
           R"({"surface":{"name":"hole"}})",
           R"({"surface":{"name":"bowl","formula":"x"}})",
           R"({"surface":{"name":"own","formula":"x +"}})",
           R"({"surface":{"name":"bowl"},"start":[1]})",
           R"({"surface":{"name":"bowl"},"start":[1,1e9]})",
           R"({"surface":{"name":"bowl"},"start":["a",1]})",
           R"({"surface":{"name":"bowl"},"race":{"steps":0}})",
           R"({"surface":{"name":"bowl"},"race":{"speed":1}})",
           R"({"surface":{"name":"bowl"},"racers":{}})",
           R"({"surface":{"name":"bowl"},"racers":[{"optimizer":{"name":"adamant"}}]})",
           R"({"surface":{"name":"bowl"},"racers":[{},{},{},{},{},{},{},{},{}]})",
           R"({"surface":{"name":"bowl"},"seed":-1})",
           R"({"surface":{"name":"bowl"},"more":1})",
       }) {
    INFO(refused);
    CHECK_THROWS_AS(session.race(refused), Error);
  }
  CHECK_THROWS_AS(session.surface(R"({"name":"bowl"})", 1), Error);
}

}  // namespace
}  // namespace inkgrad
