#include "core/session/catalog.h"

#include "core/base/json.h"
#include "core/base/option_json.h"
#include "core/session/config_sections.h"
#include "core/session/loss_look.h"
#include "core/session/presets.h"
#include "core/session/race_config.h"
#include "core/session/run_look.h"
#include "core/train/measure.h"

namespace inkgrad {

namespace {

template <typename Entry>
Json entry_json(const Entry& entry, std::string_view formula, std::span<const OptionSpec> options) {
  return {{"name", entry.name},
          {"label", entry.label},
          {"help", entry.help},
          {"formula", formula},
          {"options", specs_to_json(options)}};
}

template <typename Type>
Json registry_json(const Registry<Type>& registry) {
  Json entries = Json::array();
  for (const Type& type : registry) entries.push_back(entry_json(type, type.formula, type.options));
  return entries;
}

// With how many layers each reads.
Json layers_json() {
  Json entries = Json::array();
  for (const LayerType& type : layer_registry()) {
    Json entry = entry_json(type, type.formula, type.options);
    entry["inputs"] = type.input_count;
    entries.push_back(std::move(entry));
  }
  return entries;
}

// With what they ask for: null where their own option "task" says it.
Json points_json() {
  Json entries = Json::array();
  for (const PointGeneratorType& type : point_registry()) {
    Json entry = entry_json(type, type.formula, type.options);
    entry["task"] = type.place != nullptr   ? Json("classification")
                    : type.value != nullptr ? Json("regression")
                                            : Json(nullptr);
    entries.push_back(std::move(entry));
  }
  return entries;
}

// A part of the run's configuration where one entry of a registry is chosen by name.
Json group_json(std::string_view key, std::string_view label, std::string_view help, Json entries) {
  return {{"key", key}, {"label", label}, {"help", help}, {"entries", std::move(entries)}};
}

Json groups_json() {
  Json losses = Json::array();
  for (const Loss& loss : loss_registry()) {
    losses.push_back(entry_json(loss, loss.op->formula, loss.options));
  }
  Json groups = Json::array();
  groups.push_back(group_json("loss", "Loss", "What training makes small.", std::move(losses)));
  groups.push_back(group_json("optimizer", "Optimizer", "How a gradient becomes a step.",
                              registry_json(optimizer_registry())));
  groups.push_back(group_json("schedule", "Schedule", "How the learning rate goes over the run.",
                              registry_json(schedule_registry())));
  groups.push_back(group_json("clipping", "Clipping",
                              "Whether large gradients are cut before they are used.",
                              registry_json(clipping_registry())));
  return groups;
}

Json sections_json() {
  Json sections = Json::array();
  for (const ConfigSection& section : config_sections()) {
    sections.push_back({{"key", section.key},
                        {"label", section.label},
                        {"help", section.help},
                        {"options", specs_to_json(section.options)}});
  }
  return sections;
}

// With the square that is shown, where races start, and racers that show what is special.
Json surfaces_json() {
  Json entries = Json::array();
  for (const TestSurface& type : surface_registry()) {
    Json entry = entry_json(type, type.formula, type.options);
    entry["expression"] = type.expression;
    entry["start"] = {type.start.x, type.start.y};
    entry["race"] = RaceConfig::from_json({{"surface", {{"name", type.name}}}}).to_json();
    entries.push_back(std::move(entry));
  }
  return entries;
}

Json shape_json(const Shape& shape) {
  Json dims = Json::array();
  for (const Index dim : shape) dims.push_back(dim);
  return dims;
}

Json presets_json() {
  Json presets = Json::array();
  for (const ModelPreset& preset : preset_registry()) {
    const RunConfig config = RunConfig::from_json({{"model", preset.name}});
    const Json run = config.to_json();
    presets.push_back({{"name", preset.name},
                       {"label", preset.label},
                       {"help", preset.help},
                       {"model", run["model"]},
                       {"optimizer", run["optimizer"]},
                       {"schedule", run["schedule"]}});
  }
  return presets;
}

}  // namespace

Json catalog_json() {
  return {{"layers", layers_json()},
          {"groups", groups_json()},
          {"models", presets_json()},
          {"sections", sections_json()},
          {"points", points_json()},
          {"measures", registry_json(measure_registry())},
          {"surfaces", surfaces_json()},
          {"race", specs_to_json(race_options())},
          {"lossSurface", specs_to_json(loss_look_options())},
          {"looks", registry_json(run_look_registry())},
          {"defaults", RunConfig::from_json(Json::object()).to_json()}};
}

Json model_info_json(const Model& model) {
  Json layers = Json::array();
  Json tensors = Json::array();
  for (std::size_t i = 0; i < model.plans().size(); ++i) {
    const LayerSpec& spec = model.spec().layers[i];
    const LayerPlan& plan = model.plans()[i];
    layers.push_back({{"name", spec.name},
                      {"type", spec.type->name},
                      {"inputShape", shape_json(plan.input)},
                      {"outputShape", shape_json(plan.output)},
                      {"parameters", plan.parameter_count},
                      {"multiplyAdds", plan.multiply_adds}});
    for (const DeclaredParameter& p : plan.parameters) {
      tensors.push_back({{"name", text(spec.name, ".", p.name)}, {"shape", shape_json(p.shape)}});
    }
  }
  return {{"layers", std::move(layers)},
          {"parameters", model.parameter_count()},
          {"multiplyAdds", model.multiply_adds()},
          {"tensors", std::move(tensors)}};
}

}  // namespace inkgrad
