// A step of a racer taken apart: its numbers, and the arrows between gradient and step.
#include <cmath>

#include "core/base/error.h"
#include "core/landscape/race.h"

namespace inkgrad {

namespace {

double term(const UpdateStory& story, std::string_view name) {
  for (const UpdateTerm& t : story.terms) {
    if (t.name == name) return t.value;
  }
  return 0;
}

// What every rule's step comes to (rule.h): -effective_step * direction - decay.
struct Parts {
  explicit Parts(const UpdateStory& story)
      : rate(story.learning_rate),
        effective(term(story, "effective_step")),
        decay(term(story, "decay")),
        scaled(double(term(story, "delta")) + decay),
        direction(effective == 0 ? 0 : -scaled / effective) {}

  double rate, effective, decay, scaled, direction;
};

// The same but for rounding.
bool alike(SurfacePoint a, SurfacePoint b) {
  const double size = std::hypot(a.x, a.y) + std::hypot(b.x, b.y);
  return std::hypot(a.x - b.x, a.y - b.y) <= 1e-5 * size;
}

std::vector<RaceArrow> arrows_of(const UpdateStory& x, const UpdateStory& y) {
  const Parts px(x);
  const Parts py(y);
  std::vector<RaceArrow> arrows{
      {"gradient", {-px.rate * double(x.gradient), -py.rate * double(y.gradient)}}};
  const auto add = [&arrows](std::string_view name, SurfacePoint change) {
    if (!alike(change, arrows.back().change)) arrows.push_back({name, change});
  };
  add("clip", {-px.rate * double(x.clipped), -py.rate * double(y.clipped)});
  add("momentum", {-px.rate * px.direction, -py.rate * py.direction});
  add("scaling", {px.scaled, py.scaled});
  add("decay", {px.scaled - px.decay, py.scaled - py.decay});
  arrows.push_back({"step", {double(x.delta), double(y.delta)}});
  return arrows;
}

// The story of one of the two numbers of the step that comes next after `before` steps.
UpdateStory story_of(const RaceSettings& settings, int racer, int before, Index number) {
  Racer again(settings.racers[static_cast<std::size_t>(racer)], settings.surface, settings.start);
  for (int step = 1; step <= before; ++step)
    again.step(settings.surface, race_noise(settings, step));
  if (again.stopped()) {
    throw Error(ErrorCode::kInvalidArgument,
                text("race: racer ", racer, " stopped after step ", again.path().size() - 1,
                     ", so there is no step ", before + 1));
  }
  UpdateStory story;
  story.at = number;
  again.step(settings.surface, race_noise(settings, before + 1), &story);
  if (story.terms.empty()) {
    throw Error(ErrorCode::kInvalidArgument,
                text("race: the gradient of racer ", racer, " is no number at step ", before + 1));
  }
  return story;
}

}  // namespace

RaceStory tell_step(const RaceSettings& settings, int racer, int step) {
  if (racer < 0 || static_cast<std::size_t>(racer) >= settings.racers.size()) {
    throw Error(
        ErrorCode::kInvalidArgument,
        text("race: expected racer 0 to ", int(settings.racers.size()) - 1, ", got ", racer));
  }
  if (step < 1) {
    throw Error(ErrorCode::kInvalidArgument, text("race: expected step 1 or more, got ", step));
  }
  UpdateStory x = story_of(settings, racer, step - 1, 0);
  UpdateStory y = story_of(settings, racer, step - 1, 1);
  const Expression::Gradient slope = settings.surface.gradient({x.before, y.before});
  std::vector<RaceArrow> arrows = arrows_of(x, y);
  return {step, {slope.dx, slope.dy}, std::move(x), std::move(y), std::move(arrows)};
}

}  // namespace inkgrad
