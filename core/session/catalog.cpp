#include "core/session/catalog.h"

#include "core/base/json.h"
#include "core/base/option_json.h"
#include "core/session/presets.h"
#include "core/session/run_config.h"

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
                       {"optimizer", run["optimizer"]}});
  }
  return presets;
}

}  // namespace

Json catalog_json() {
  Json layers = Json::array();
  for (const LayerType& type : layer_registry()) {
    layers.push_back(entry_json(type, type.formula, type.options));
  }
  Json losses = Json::array();
  for (const Loss& loss : loss_registry()) losses.push_back(entry_json(loss, loss.op->formula, {}));
  Json optimizers = Json::array();
  for (const OptimizerType& type : optimizer_registry()) {
    optimizers.push_back(entry_json(type, type.formula, type.options));
  }
  return {{"layers", std::move(layers)},
          {"losses", std::move(losses)},
          {"optimizers", std::move(optimizers)},
          {"models", presets_json()},
          {"training", specs_to_json(training_options())},
          {"data", specs_to_json(data_options())},
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
