// Test surfaces and races on them. Nothing is kept but the numbers of the last one asked for: what
// a race is made of comes with every call.
#include <cmath>

#include "core/base/json.h"
#include "core/session/race_config.h"
#include "core/session/session.h"
#include "core/session/session_state.h"

namespace inkgrad {

namespace {

Json bounds_json(const SurfaceBounds& b) { return {b.left, b.right, b.bottom, b.top}; }
Json point_json(SurfacePoint p) { return {p.x, p.y}; }

// JSON has no infinity: null.
Json number_json(double number) { return std::isfinite(number) ? Json(number) : Json(); }

// Numbers of a story that exist for x and for y.
Json both(double x, double y) { return {number_json(x), number_json(y)}; }

Json story_json(const RaceStory& story) {
  Json terms = Json::array();
  for (std::size_t i = 0; i < story.x.terms.size(); ++i) {
    terms.push_back({{"name", story.x.terms[i].name},
                     {"values", both(story.x.terms[i].value, story.y.terms[i].value)}});
  }
  Json arrows = Json::array();
  for (const RaceArrow& arrow : story.arrows) {
    arrows.push_back({{"name", arrow.name}, {"change", both(arrow.change.x, arrow.change.y)}});
  }
  return {{"step", story.step},
          {"before", both(story.x.before, story.y.before)},
          {"after", both(story.x.after, story.y.after)},
          {"slope", both(story.slope.x, story.slope.y)},
          {"gradient", both(story.x.gradient, story.y.gradient)},
          {"clipped", both(story.x.clipped, story.y.clipped)},
          {"norm", {{"before", story.x.clip.before}, {"after", story.x.clip.after}}},
          {"rate", story.x.learning_rate},
          {"rateFactor", story.x.rate_factor},
          {"terms", std::move(terms)},
          {"delta", both(story.x.delta, story.y.delta)},
          {"arrows", std::move(arrows)}};
}

}  // namespace

std::string Session::surface(std::string_view surface_json, int side) {
  const Surface surface = surface_from_json(parse_json("surface", surface_json));
  state_->race = surface.grid(side);
  const TestSurface& type = surface.type();
  Json minima = Json::array();
  for (const SurfacePoint& at : type.minima) minima.push_back(point_json(at));
  return Json{{"name", type.name},
              {"expression", surface.formula()},
              {"bounds", bounds_json(surface.bounds())},
              {"minima", std::move(minima)},
              {"side", side}}
      .dump();
}

std::string Session::race(std::string_view race_json) {
  const RaceConfig config = RaceConfig::from_json(parse_json("race", race_json));
  Race race(config.settings());
  for (int step = 0; step < config.steps(); ++step) race.step();
  std::vector<Scalar>& numbers = state_->race;
  numbers.clear();
  Json racers = Json::array();
  for (const Racer& racer : race.racers()) {
    racers.push_back({{"begin", numbers.size()},
                      {"points", racer.path().size()},
                      {"stopped", racer.stopped()},
                      {"clippedSteps", racer.clipped_steps()}});
    for (const RacePoint& p : racer.path()) {
      for (const double n : {p.at.x, p.at.y, p.loss, p.rate, p.clip.before, p.clip.after}) {
        numbers.push_back(static_cast<Scalar>(n));
      }
    }
  }
  return Json{{"config", config.to_json()}, {"racers", std::move(racers)}}.dump();
}

std::string Session::race_step(std::string_view race_json, int racer, int step) {
  const RaceConfig config = RaceConfig::from_json(parse_json("race", race_json));
  return story_json(tell_step(config.settings(), racer, step)).dump();
}

std::span<const Scalar> Session::race_numbers() const { return state_->race; }

}  // namespace inkgrad
