#include "core/landscape/race.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/error.h"

namespace inkgrad {
namespace {

bool near(double got, double wanted, double share) {
  return std::abs(got - wanted) <= share * std::abs(wanted);
}

UpdateSettings racer_of(const OptimizerType& type, double rate,
                        const ClippingType& clipping = kNoClipping, double limit = 1) {
  UpdateSettings settings{.optimizer = &type,
                          .optimizer_options = Options("optimizer", type.options),
                          .schedule = &kConstantSchedule,
                          .schedule_options = Options("schedule", kConstantSchedule.options),
                          .clipping = &clipping,
                          .clipping_options = Options("clipping", clipping.options),
                          .regularisation = {}};
  settings.optimizer_options.set("learning_rate", rate);
  if (clipping.clip != nullptr) settings.clipping_options.set("limit", limit);
  return settings;
}

RaceSettings race_on(std::string_view surface, double noise, std::vector<UpdateSettings> racers) {
  const TestSurface& type = surface_registry().find(surface);
  return {.surface = Surface(type, Options("surface", type.options)),
          .start = type.start,
          .noise = noise,
          .seed = 3,
          .racers = std::move(racers)};
}

TEST_CASE("A racer's way is its own, whoever runs beside it", "[landscape][race]") {
  const RaceSettings together =
      race_on("ravine", 1, {racer_of(kSgd, 0.05), racer_of(kAdam, 0.2), racer_of(kLion, 0.05)});
  RaceSettings alone = together;
  alone.racers = {together.racers[1]};
  Race all(together);
  Race one(alone);
  for (int step = 0; step < 30; ++step) {
    all.step();
    one.step();
  }
  const auto& expected = one.racers()[0].path();
  const auto& got = all.racers()[1].path();
  REQUIRE(got.size() == 31);
  for (std::size_t t = 0; t < got.size(); ++t) {
    CHECK(got[t].at.x == expected[t].at.x);
    CHECK(got[t].at.y == expected[t].at.y);
  }
}

TEST_CASE("Racers get the same noise, and another seed gives another", "[landscape][race]") {
  const RaceSettings settings =
      race_on("bowl", 2, {racer_of(kSgd, 0.1), racer_of(kSgd, 0.1), racer_of(kMomentum, 0.1)});
  Race race(settings);
  for (int step = 0; step < 10; ++step) race.step();
  CHECK(race.racers()[0].path().back().at.x == race.racers()[1].path().back().at.x);
  RaceSettings other = settings;
  other.seed = 4;
  Race again(other);
  for (int step = 0; step < 10; ++step) again.step();
  CHECK(race.racers()[0].path().back().at.x != again.racers()[0].path().back().at.x);
  const RaceSettings quiet = race_on("bowl", 0, {});
  CHECK(race_noise(quiet, 1).x == 0);
}

TEST_CASE("Gradient descent on the bowl shrinks by 1 - rate a step", "[landscape][race]") {
  Race race(race_on("bowl", 0, {racer_of(kSgd, 0.1)}));
  for (int step = 0; step < 20; ++step) race.step();
  const RacePoint& last = race.racers()[0].path().back();
  CHECK(near(last.at.x, -3 * std::pow(0.9, 20), 1e-5));
  CHECK(near(last.loss, (last.at.x * last.at.x + last.at.y * last.at.y) / 2, 1e-12));
  CHECK(near(last.rate, 0.1, 1e-12));
}

TEST_CASE("A racer that flies off stops, and the others go on", "[landscape][race]") {
  Race race(race_on("ravine", 0, {racer_of(kSgd, 0.2), racer_of(kSgd, 0.05)}));
  for (int step = 0; step < 200; ++step) race.step();
  const Racer& gone = race.racers()[0];
  CHECK(gone.stopped());
  CHECK(gone.path().size() < 60);
  for (const RacePoint& p : gone.path()) CHECK(std::hypot(p.at.x, p.at.y) <= Racer::kFar);
  CHECK_FALSE(race.racers()[1].stopped());
  CHECK(race.racers()[1].path().size() == 201);
}

TEST_CASE("A racer that starts where the surface has no value never moves", "[landscape][race]") {
  const TestSurface& own = surface_registry().find(kOwnSurface);
  const RaceSettings settings{.surface = Surface(own, Options("surface", own.options), "log(x)"),
                              .start = {-1, 0},
                              .racers = {racer_of(kSgd, 0.1)}};
  Race race(settings);
  race.step();
  CHECK(race.racers()[0].stopped());
  CHECK(race.racers()[0].path().size() == 1);
  CHECK_THROWS_AS(tell_step(settings, 0, 1), Error);
}

TEST_CASE("Clipping keeps a racer on the map where the cliff throws another off",
          "[landscape][race][clipping]") {
  Race race(race_on("cliff", 0, {racer_of(kSgd, 0.8), racer_of(kSgd, 0.8, kNormClipping, 1)}));
  double furthest = 0;
  for (int step = 0; step < 100; ++step) race.step();
  for (const RacePoint& p : race.racers()[0].path()) furthest = std::min(furthest, p.at.x);
  CHECK(furthest < -5);
  CHECK(race.racers()[1].clipped_steps() > 0);
  for (const RacePoint& p : race.racers()[1].path()) {
    CHECK(p.at.x > -4);
    CHECK(p.clip.after <= 1 + 1e-5);
  }
}

TEST_CASE("One step of a recurrent chain leaves the map, and with clipping it learns",
          "[landscape][race][clipping]") {
  Race race(
      race_on("recurrent", 0, {racer_of(kSgd, 0.01), racer_of(kSgd, 0.01, kNormClipping, 1)}));
  race.step();
  CHECK(race.racers()[0].path().back().at.x < -10);
  for (int step = 1; step < 200; ++step) race.step();
  CHECK(race.racers()[1].path().back().loss < 1e-6);
  CHECK(race.racers()[1].clipped_steps() > 5);
}

TEST_CASE("A step taken apart is the step that was made, for every optimizer",
          "[landscape][race]") {
  for (const OptimizerType& type : optimizer_registry()) {
    RaceSettings settings = race_on("rosenbrock", 0.5, {racer_of(type, 0.001, kNormClipping, 5)});
    if (settings.racers[0].optimizer_options.has("weight_decay")) {
      settings.racers[0].optimizer_options.set("weight_decay", 0.1);
    }
    Race race(settings);
    for (int step = 0; step < 12; ++step) race.step();
    const auto& path = race.racers()[0].path();
    for (const int step : {1, 2, 12}) {
      INFO(type.name << ", step " << step);
      const auto t = static_cast<std::size_t>(step);
      const RaceStory story = tell_step(settings, 0, step);
      CHECK(story.x.before == static_cast<Scalar>(path[t - 1].at.x));
      CHECK(double(story.y.after) == path[t].at.y);
      CHECK(story.x.clip.after == path[t].clip.after);
      CHECK(near(double(story.x.gradient), story.slope.x + race_noise(settings, step).x, 1e-5));
      REQUIRE(story.arrows.size() >= 2);
      CHECK(story.arrows.front().name == "gradient");
      CHECK(story.arrows.back().name == "step");
      CHECK(story.arrows.back().change.x == double(story.x.delta));
      // The last arrow before it says the same.
      const RaceArrow& before = story.arrows[story.arrows.size() - 2];
      CHECK(near(before.change.x, double(story.x.delta), 1e-4));
      CHECK(near(before.change.y, double(story.y.delta), 1e-4));
    }
  }
}

TEST_CASE("Arrows name what an optimizer adds to the gradient", "[landscape][race]") {
  const auto names = [](const UpdateSettings& racer) {
    std::string all;
    for (const RaceArrow& arrow : tell_step(race_on("ravine", 0, {racer}), 0, 3).arrows) {
      all += text(arrow.name, " ");
    }
    return all;
  };
  CHECK(names(racer_of(kSgd, 0.01)) == "gradient step ");
  CHECK(names(racer_of(kSgd, 0.01, kNormClipping, 1)) == "gradient clip step ");
  CHECK(names(racer_of(kMomentum, 0.01)) == "gradient momentum step ");
  CHECK(names(racer_of(kAdaGrad, 0.01)) == "gradient scaling step ");
  CHECK(names(racer_of(kAdam, 0.01)) == "gradient momentum scaling step ");
}

TEST_CASE("Racers, steps and their number are checked", "[landscape][race]") {
  const RaceSettings settings = race_on("bowl", 0, {racer_of(kSgd, 0.1)});
  CHECK_THROWS_AS(tell_step(settings, 1, 1), Error);
  CHECK_THROWS_AS(tell_step(settings, -1, 1), Error);
  CHECK_THROWS_AS(tell_step(settings, 0, 0), Error);
  RaceSettings crowd = settings;
  crowd.racers.assign(Race::kMostRacers + 1, settings.racers[0]);
  CHECK_THROWS_AS(Race(crowd), Error);
}

}  // namespace
}  // namespace inkgrad
