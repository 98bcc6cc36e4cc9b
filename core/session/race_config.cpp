#include "core/session/race_config.h"

#include <array>
#include <cmath>

#include "core/session/chosen.h"
#include "core/session/run_config.h"

namespace inkgrad {

namespace {

constexpr std::array kRaceOptions{
    OptionSpec{.name = "steps",
               .label = "Steps",
               .help = "How far the race goes.",
               .kind = OptionKind::kInteger,
               .standard = 200,
               .min = 1,
               .max = 2000,
               .scale = OptionScale::kLog,
               .unit = "steps"},
    OptionSpec{.name = "noise",
               .label = "Gradient noise",
               .help =
                   "Chance numbers of this standard deviation are added to both slopes at every "
                   "step, the same for every racer: as if each gradient came from a batch.",
               .standard = 0,
               .min = 0,
               .max = 20}};

Json with_surface_defaults(const Json& json, const TestSurface& surface) {
  Json whole = json;
  if (!whole.contains("start")) whole["start"] = {surface.start.x, surface.start.y};
  if (!whole.contains("racers")) whole["racers"] = Json::parse(surface.racers);
  if (!whole.contains("seed")) whole["seed"] = 7;
  return whole;
}

SurfacePoint point_from_json(const Json& json) {
  if (!json.is_array() || json.size() != 2) {
    throw Error(ErrorCode::kInvalidArgument, "race, start: expected two numbers, [x, y]");
  }
  const SurfacePoint at{json_number("race, start", json[0]), json_number("race, start", json[1])};
  if (!(std::abs(at.x) <= Racer::kFar) || !(std::abs(at.y) <= Racer::kFar)) {
    throw Error(ErrorCode::kInvalidArgument,
                text("race, start: expected numbers up to ", Racer::kFar, ", got ", json.dump()));
  }
  return at;
}

UpdateSettings racer_from_json(const Json& json) {
  expect_keys("racer", json, {"optimizer", "schedule", "clipping"});
  const auto read = [&](const std::string& key, const auto& registry, const char* standard) {
    return chosen(key, registry, json.contains(key) ? json[key] : Json{{"name", standard}});
  };
  const Chosen optimizer = read("optimizer", optimizer_registry(), "sgd");
  const Chosen schedule = read("schedule", schedule_registry(), "constant");
  const Chosen clipping = read("clipping", clipping_registry(), "none");
  return {.optimizer = optimizer.type,
          .optimizer_options = optimizer.options,
          .schedule = schedule.type,
          .schedule_options = schedule.options,
          .clipping = clipping.type,
          .clipping_options = clipping.options,
          .regularisation = {}};
}

std::string formula_from_json(const Json& json) {
  return json.contains("formula") ? json_string("surface formula", json["formula"]) : "";
}

Json racer_json(const UpdateSettings& racer) {
  return {{"optimizer", named(racer.optimizer->name, racer.optimizer_options)},
          {"schedule", named(racer.schedule->name, racer.schedule_options)},
          {"clipping", named(racer.clipping->name, racer.clipping_options)}};
}

}  // namespace

std::span<const OptionSpec> race_options() { return kRaceOptions; }

Surface surface_from_json(const Json& json) {
  const Chosen surface = chosen("surface", surface_registry(), json, "formula");
  return Surface(*surface.type, surface.options, formula_from_json(json));
}

RaceConfig RaceConfig::from_json(const Json& json) {
  expect_keys("race", json, {"surface", "start", "race", "seed", "racers"});
  if (!json.contains("surface")) {
    throw Error(ErrorCode::kInvalidArgument, "race: expected a \"surface\", got none");
  }
  const Chosen surface = chosen("surface", surface_registry(), json["surface"], "formula");
  const Json whole = with_surface_defaults(json, *surface.type);
  RaceConfig config{.surface = surface.type,
                    .surface_options = surface.options,
                    .formula = formula_from_json(json["surface"]),
                    .race = Options("race", kRaceOptions),
                    .start = point_from_json(whole["start"]),
                    .seed = seed_from_json(whole["seed"]),
                    .racers = {}};
  config.race.set("noise", surface.type->noise);
  if (whole.contains("race")) options_from_json("race", whole["race"], config.race);
  if (!whole["racers"].is_array()) {
    throw Error(ErrorCode::kInvalidArgument, "race, racers: expected a list");
  }
  for (const Json& racer : whole["racers"]) config.racers.push_back(racer_from_json(racer));
  config.formula = config.settings().surface.formula();
  if (config.surface->name != kOwnSurface) config.formula.clear();
  return config;
}

Json RaceConfig::to_json() const {
  Json given = named(surface->name, surface_options);
  if (!formula.empty()) given["formula"] = formula;
  Json list = Json::array();
  for (const UpdateSettings& racer : racers) list.push_back(racer_json(racer));
  return {{"surface", std::move(given)},
          {"start", {start.x, start.y}},
          {"race", options_to_json(race)},
          {"seed", seed},
          {"racers", std::move(list)}};
}

RaceSettings RaceConfig::settings() const {
  return {.surface = Surface(*surface, surface_options, formula),
          .start = start,
          .noise = race.number("noise"),
          .seed = seed,
          .racers = racers};
}

}  // namespace inkgrad
