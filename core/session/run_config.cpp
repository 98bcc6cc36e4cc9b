#include "core/session/run_config.h"

#include <cmath>

#include "core/base/error.h"
#include "core/session/chosen.h"
#include "core/session/config_sections.h"
#include "core/session/presets.h"

namespace inkgrad {

namespace {

Options section_from_json(const ConfigSection& section, const Json& json) {
  Options options = section.defaults();
  const std::string key(section.key);
  if (json.contains(key)) options_from_json(key, json[key], options);
  return options;
}

std::optional<PointsConfig> points_from_json(const Json& json) {
  if (!json.contains("points") || json["points"].is_null()) return std::nullopt;
  return PointsConfig::from_json(json["points"]);
}

Json standard_model(const std::optional<PointsConfig>& points) {
  return points ? points->standard_model() : Json(std::string(kStandardPreset));
}

// A model that does not say what it reads, reads points.
Json reading_points(Json model) {
  if (model.is_object() && !model.contains("input")) {
    model["input"] = Json::array({PointsConfig::kInputs});
  }
  return model;
}

}  // namespace

std::uint64_t seed_from_json(const Json& json) {
  const double seed = json_number("seed", json);
  if (!(seed >= 0 && seed <= kMaxSeed && seed == std::floor(seed))) {
    throw Error(ErrorCode::kInvalidArgument,
                text("seed: expected a whole number 0 to 4294967295, got ", json.dump()));
  }
  return static_cast<std::uint64_t>(seed);
}

RunConfig RunConfig::from_json(const Json& json) {
  expect_keys("run configuration", json,
              {"model", "loss", "optimizer", "schedule", "clipping", "training", "augmentation",
               "data", "points", "seed"});
  const std::optional<PointsConfig> points = points_from_json(json);
  const Json given = json.contains("model") ? json["model"] : standard_model(points);
  const ModelPreset& preset =
      preset_registry().find(given.is_string() ? given.get<std::string>() : kStandardPreset);
  const Json layers = given.is_string() ? Json{{"layers", Json::parse(preset.layers)}} : given;
  const Json model = points ? reading_points(layers) : layers;
  const auto read = [&](const std::string& key, const auto& registry, const Json& standard) {
    return chosen(key, registry, json.contains(key) ? json[key] : standard);
  };
  const Chosen optimizer = read("optimizer", optimizer_registry(), Json::parse(preset.optimizer));
  const Chosen schedule = read("schedule", schedule_registry(), Json::parse(preset.schedule));
  const Chosen clipping = read("clipping", clipping_registry(), {{"name", "none"}});
  const bool regression = points && points->task() == Task::kRegression;
  const Chosen loss =
      read("loss", loss_registry(),
           {{"name", regression ? kMeanSquaredErrorLoss.name : kSoftmaxCrossEntropyLoss.name}});

  RunConfig config{.model = ModelSpec::from_json(model),
                   .loss = loss.type,
                   .loss_options = loss.options,
                   .optimizer = optimizer.type,
                   .optimizer_options = optimizer.options,
                   .schedule = schedule.type,
                   .schedule_options = schedule.options,
                   .clipping = clipping.type,
                   .clipping_options = clipping.options,
                   .points = points,
                   .seed = json.contains("seed") ? seed_from_json(json["seed"]) : 7};
  for (const ConfigSection& section : config_sections()) {
    config.*section.values = section_from_json(section, json);
  }
  config.expect_fitting();
  return config;
}

void RunConfig::expect_a_weight_a_class(std::span<const double> weights) const {
  if (weights.empty() || std::ssize(weights) == outputs()) return;
  throw Error(ErrorCode::kInvalidArgument,
              text("loss \"", loss->name, "\", own_weights: expected ", outputs(),
                   " numbers, one a class, or none; got ", weights.size()));
}

void RunConfig::expect_fitting() const {
  if (!(model.input == input_shape())) {
    throw Error(ErrorCode::kShapeMismatch,
                text("model input: expected ", input_shape(), points ? ", a point" : ", a digit",
                     ", got ", model.input));
  }
  if (training.number("patience") > 0 && data.number("validation_share") == 0) {
    throw Error(ErrorCode::kInvalidArgument,
                text("training, patience: expected a validation_share above 0 in data to measure, "
                     "got 0"));
  }
  if (loss_options.has("own_weights")) expect_a_weight_a_class(loss_options.list("own_weights"));
  if (task() == Task::kClassification || loss->for_regression) return;
  std::vector<std::string_view> fitting;
  for (const Loss& known : loss_registry()) {
    if (known.for_regression) fitting.push_back(known.name);
  }
  throw Error(ErrorCode::kInvalidArgument,
              text("loss: expected one for predicting a number (", comma_separated(fitting),
                   "), got \"", loss->name, "\", which is for classes"));
}

Shape RunConfig::input_shape() const {
  return points ? Shape{PointsConfig::kInputs} : Shape{1, kDigitSide, kDigitSide};
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
  // Left out for digits: their links and files stay as they are.
  if (points) json["points"] = points->to_json();
  return json;
}

}  // namespace inkgrad
