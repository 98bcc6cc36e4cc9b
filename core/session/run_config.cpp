#include "core/session/run_config.h"

#include <cmath>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/option_json.h"
#include "core/session/config_sections.h"
#include "core/session/presets.h"

namespace inkgrad {

namespace {

// One entry of a registry with its options.
template <typename Type>
struct Chosen {
  const Type* type;
  Options options;
};

// Reads {"name": ..., "options": {...}}; options left out take their defaults.
template <typename Type>
Chosen<Type> chosen(std::string_view what, const Registry<Type>& registry, const Json& json) {
  expect_keys(what, json, {"name", "options"});
  if (!json.contains("name")) {
    throw Error(ErrorCode::kInvalidArgument, text(what, ": expected a \"name\", got none"));
  }
  const Type& type = registry.find(json_string(text(what, " name"), json["name"]));
  const std::string owner = text(what, " \"", type.name, "\"");
  Chosen<Type> result{&type, Options(owner, type.options)};
  if (json.contains("options")) options_from_json(owner, json["options"], result.options);
  return result;
}

Json named(std::string_view name, const Options& options) {
  return {{"name", name}, {"options", options_to_json(options)}};
}

std::uint64_t seed_from_json(const Json& json) {
  const double seed = json_number("seed", json);
  if (!(seed >= 0 && seed <= kMaxSeed && seed == std::floor(seed))) {
    throw Error(ErrorCode::kInvalidArgument,
                text("seed: expected a whole number 0 to 4294967295, got ", json.dump()));
  }
  return static_cast<std::uint64_t>(seed);
}

Options section_from_json(const ConfigSection& section, const Json& json) {
  Options options = section.defaults();
  const std::string key(section.key);
  if (json.contains(key)) options_from_json(key, json[key], options);
  return options;
}

}  // namespace

RunConfig RunConfig::from_json(const Json& json) {
  expect_keys("run configuration", json,
              {"model", "loss", "optimizer", "schedule", "clipping", "training", "augmentation",
               "data", "seed"});
  const Json given = json.contains("model") ? json["model"] : Json(std::string(kStandardPreset));
  const ModelPreset& preset =
      preset_registry().find(given.is_string() ? given.get<std::string>() : kStandardPreset);
  const Json model = given.is_string() ? Json{{"layers", Json::parse(preset.layers)}} : given;
  const auto read = [&](const std::string& key, const auto& registry, const Json& standard) {
    return chosen(key, registry, json.contains(key) ? json[key] : standard);
  };
  const Chosen optimizer = read("optimizer", optimizer_registry(), Json::parse(preset.optimizer));
  const Chosen schedule = read("schedule", schedule_registry(), {{"name", "constant"}});
  const Chosen clipping = read("clipping", clipping_registry(), {{"name", "none"}});
  const Chosen loss = read("loss", loss_registry(), {{"name", "softmax_cross_entropy"}});

  RunConfig config{.model = ModelSpec::from_json(model),
                   .loss = loss.type,
                   .loss_options = loss.options,
                   .optimizer = optimizer.type,
                   .optimizer_options = optimizer.options,
                   .schedule = schedule.type,
                   .schedule_options = schedule.options,
                   .clipping = clipping.type,
                   .clipping_options = clipping.options,
                   .seed = json.contains("seed") ? seed_from_json(json["seed"]) : 7};
  for (const ConfigSection& section : config_sections()) {
    config.*section.values = section_from_json(section, json);
  }
  if (!(config.model.input == Shape{1, 28, 28})) {
    throw Error(ErrorCode::kShapeMismatch,
                text("model input: expected [1,28,28], a digit, got ", config.model.input));
  }
  return config;
}

UpdateSettings RunConfig::update_settings() const {
  return {.optimizer = optimizer,
          .optimizer_options = optimizer_options,
          .schedule = schedule,
          .schedule_options = schedule_options,
          .clipping = clipping,
          .clipping_options = clipping_options,
          .regularisation = {.l1 = training.number("l1"),
                             .l2 = training.number("l2"),
                             .weight_decay = training.number("weight_decay")}};
}

Json RunConfig::to_json() const {
  Json json{{"model", model.to_json()},
            {"loss", named(loss->name, loss_options)},
            {"optimizer", named(optimizer->name, optimizer_options)},
            {"schedule", named(schedule->name, schedule_options)},
            {"clipping", named(clipping->name, clipping_options)},
            {"seed", seed}};
  for (const ConfigSection& section : config_sections()) {
    json[std::string(section.key)] = options_to_json(this->*section.values);
  }
  return json;
}

}  // namespace inkgrad
