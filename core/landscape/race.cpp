#include "core/landscape/race.h"

#include <cmath>

#include "core/base/error.h"
#include "core/base/rng.h"

namespace inkgrad {

namespace {

std::vector<ParameterSpec> two_numbers() { return {{.name = "point", .layer = "", .shape = {2}}}; }

}  // namespace

Racer::Racer(const UpdateSettings& settings, const Surface& surface, SurfacePoint start)
    : store_(two_numbers()), update_(settings, store_) {
  store_.values()[0] = static_cast<Scalar>(start.x);
  store_.values()[1] = static_cast<Scalar>(start.y);
  path_.push_back({.at = position(), .loss = surface.value(position())});
  stopped_ = !std::isfinite(path_.back().loss);
}

SurfacePoint Racer::position() const { return {store_.values()[0], store_.values()[1]}; }

void Racer::step(const Surface& surface, SurfacePoint noise, UpdateStory* story) {
  if (stopped_) return;
  const Expression::Gradient here = surface.gradient(position());
  const std::span<Scalar> gradients = store_.gradients();
  gradients[0] = static_cast<Scalar>(here.dx + noise.x);
  gradients[1] = static_cast<Scalar>(here.dy + noise.y);
  const bool made = story == nullptr ? update_.apply(here.value) : update_.tell(here.value, *story);
  if (!made) {
    stopped_ = true;
    return;
  }
  const SurfacePoint at = position();
  const double loss = surface.value(at);
  stopped_ = !std::isfinite(loss) || !(std::hypot(at.x, at.y) <= kFar);
  if (stopped_) return;
  path_.push_back({at, loss, update_.last_learning_rate(), update_.clip()});
}

Race::Race(const RaceSettings& settings) : settings_(settings) {
  if (settings.racers.size() > kMostRacers) {
    throw Error(ErrorCode::kInvalidArgument, text("race: expected at most ", kMostRacers,
                                                  " racers, got ", settings.racers.size()));
  }
  for (const UpdateSettings& racer : settings.racers) {
    racers_.emplace_back(racer, settings.surface, settings.start);
  }
}

void Race::step() {
  const SurfacePoint noise = race_noise(settings_, ++steps_);
  for (Racer& racer : racers_) racer.step(settings_.surface, noise);
}

SurfacePoint race_noise(const RaceSettings& settings, int step) {
  if (settings.noise == 0) return {};
  Rng rng(mixed(settings.seed, static_cast<std::uint64_t>(step)));
  const double x = settings.noise * rng.normal();
  return {x, settings.noise * rng.normal()};
}

}  // namespace inkgrad
