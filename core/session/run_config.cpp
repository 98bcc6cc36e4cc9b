#include "core/session/run_config.h"

#include <array>
#include <cmath>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/option_json.h"
#include "core/session/presets.h"

namespace inkgrad {

namespace {

constexpr double kMaxSeed = 4294967295.0;

const std::array<OptionSpec, 6> kTraining{{
    {.name = "batch_size",
     .label = "Batch size",
     .help = "How many digits are looked at before each update.",
     .kind = OptionKind::kInteger,
     .standard = 64,
     .min = 1,
     .max = 1024,
     .scale = OptionScale::kLog,
     .unit = "digits"},
    {.name = "shuffle",
     .label = "Shuffle",
     .help = "A new order in every epoch. Without it each epoch sees the same batches.",
     .kind = OptionKind::kBoolean,
     .standard = 1,
     .min = 0,
     .max = 1},
    {.name = "evaluate_every",
     .label = "Test every",
     .help = "After this many updates the whole test set is measured.",
     .kind = OptionKind::kInteger,
     .standard = 50,
     .min = 1,
     .max = 1000,
     .scale = OptionScale::kLog,
     .unit = "steps"},
    {.name = "l2",
     .label = "L2",
     .help = "Adds this much of every weight to its gradient: large weights shrink.",
     .standard = 0,
     .min = 0,
     .max = 1},
    {.name = "l1",
     .label = "L1",
     .help = "Pulls every weight towards 0 by the same amount: many end there.",
     .standard = 0,
     .min = 0,
     .max = 0.1},
    {.name = "weight_decay",
     .label = "Weight decay",
     .help = "Shrinks weights by this share of the learning rate, apart from the gradient.",
     .standard = 0,
     .min = 0,
     .max = 1},
}};

const std::array<OptionSpec, 5> kData{{
    {.name = "generated_count",
     .label = "Generated digits",
     .help = "Digits written by the pen model, no two alike. 0 leaves them out.",
     .kind = OptionKind::kInteger,
     .standard = 12000,
     .min = 0,
     .max = 60000,
     .unit = "digits"},
    {.name = "generated_seed",
     .label = "Seed of the digits",
     .help = "Another seed writes other digits.",
     .kind = OptionKind::kInteger,
     .standard = 1,
     .min = 0,
     .max = kMaxSeed},
    {.name = "use_own",
     .label = "My own digits",
     .help = "Mix in the digits you have drawn and kept.",
     .kind = OptionKind::kBoolean,
     .standard = 1,
     .min = 0,
     .max = 1},
    {.name = "use_imported",
     .label = "Digits from files",
     .help = "Mix in the digits of MNIST files put on the page.",
     .kind = OptionKind::kBoolean,
     .standard = 1,
     .min = 0,
     .max = 1},
    {.name = "test_share",
     .label = "Test share",
     .help = "This part is never trained on: it shows what the network does with new digits.",
     .standard = 0.1,
     .min = 0.02,
     .max = 0.5},
}};

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

Options options_of(std::string owner, std::span<const OptionSpec> specs, const Json& json,
                   const std::string& key) {
  Options options(owner, specs);
  if (json.contains(key)) options_from_json(owner, json[key], options);
  return options;
}

}  // namespace

std::span<const OptionSpec> training_options() { return kTraining; }
std::span<const OptionSpec> data_options() { return kData; }

RunConfig RunConfig::from_json(const Json& json) {
  expect_keys("run configuration", json,
              {"model", "loss", "optimizer", "schedule", "clipping", "training", "data", "seed"});
  const Json given = json.contains("model") ? json["model"] : Json(std::string(kStandardPreset));
  const ModelPreset& preset =
      preset_registry().find(given.is_string() ? given.get<std::string>() : kStandardPreset);
  const Json model = given.is_string() ? Json{{"layers", Json::parse(preset.layers)}} : given;
  const auto read = [&](const std::string& key, const auto& registry, const Json& standard) {
    return chosen(key, registry, json.contains(key) ? json[key] : standard);
  };
  const Chosen optimizer = read("optimizer", optimizer_registry(), Json::parse(preset.optimizer));
  const Chosen schedule = read("schedule", schedule_registry(), Json::parse(preset.schedule));
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
                   .training = options_of("training", kTraining, json, "training"),
                   .data = options_of("data", kData, json, "data"),
                   .seed = json.contains("seed") ? seed_from_json(json["seed"]) : 7};
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
  return {{"model", model.to_json()},
          {"loss", named(loss->name, loss_options)},
          {"optimizer", named(optimizer->name, optimizer_options)},
          {"schedule", named(schedule->name, schedule_options)},
          {"clipping", named(clipping->name, clipping_options)},
          {"training", options_to_json(training)},
          {"data", options_to_json(data)},
          {"seed", seed}};
}

}  // namespace inkgrad
