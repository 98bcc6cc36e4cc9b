#include "core/nn/model_spec.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/option_json.h"

namespace inkgrad {

namespace {

Shape input_from_json(const Json& json) {
  if (!json.is_array() || json.empty() || json.size() > 3) {
    throw Error(ErrorCode::kInvalidArgument,
                text("model input: expected 1 to 3 dimensions, got ", json.dump().substr(0, 40)));
  }
  Shape shape;
  for (auto dim = json.rbegin(); dim != json.rend(); ++dim) {
    const double size = json_number("model input", *dim);
    if (!(size >= 1 && size <= 256 && size == std::floor(size))) {
      throw Error(ErrorCode::kInvalidArgument,
                  text("model input: expected dimensions 1 to 256, got ", size));
    }
    shape = shape.with_batch(static_cast<Index>(size));
  }
  return shape;
}

void expect_name(const std::string& name) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  if (name.empty() || name.size() > 40 || !std::ranges::all_of(name, fits) ||
      name == ModelSpec::kInputName) {
    throw Error(ErrorCode::kInvalidArgument,
                text("layer name: expected 1 to 40 letters, digits or _ and not \"input\", got \"",
                     name.substr(0, 60), "\""));
  }
}

// Reads layers one after another, knowing those before.
class LayerReader {
 public:
  LayerSpec read(const Json& json) {
    expect_keys("layer", json, {"name", "type", "options", "inputs"});
    if (!json.contains("type")) {
      throw Error(ErrorCode::kInvalidArgument, "layer: expected a \"type\", got none");
    }
    const LayerType& type = layer_registry().find(json_string("layer type", json["type"]));
    const std::string name = json.contains("name") ? json_string("layer name", json["name"])
                                                   : fresh_name(type.short_name);
    expect_name(name);
    const std::string owner = text(type.name, " \"", name, "\"");
    LayerSpec layer{name, &type, Options(owner, type.options), {}};
    if (json.contains("options")) options_from_json(owner, json["options"], layer.options);
    layer.inputs = json.contains("inputs") ? read_inputs(owner, json["inputs"])
                                           : std::vector<std::string>{previous_};
    if (layer.inputs.size() != type.input_count) {
      throw Error(ErrorCode::kInvalidArgument,
                  text(owner, ": expected ", type.input_count,
                       type.input_count == 1 ? " input" : " inputs", ", got ", layer.inputs.size(),
                       type.input_count > 1 ? "; \"inputs\" names the layers that it reads" : ""));
    }
    if (!names_.insert(name).second) {
      throw Error(ErrorCode::kInvalidArgument, text("layer name \"", name, "\" is used twice"));
    }
    previous_ = name;
    return layer;
  }

 private:
  std::string fresh_name(std::string_view base) const {
    for (int number = 1;; ++number) {
      std::string name = text(base, number);
      if (!names_.contains(name)) return name;
    }
  }

  std::vector<std::string> read_inputs(const std::string& owner, const Json& json) const {
    if (!json.is_array() || json.empty()) {
      throw Error(
          ErrorCode::kInvalidArgument,
          text(owner, ", inputs: expected a list of layer names, got ", json.dump().substr(0, 40)));
    }
    std::vector<std::string> inputs;
    for (const Json& item : json) {
      inputs.push_back(json_string(text(owner, ", inputs"), item));
      if (!names_.contains(inputs.back())) {
        throw Error(ErrorCode::kUnknownName,
                    text(owner, ": reads \"", inputs.back(),
                         "\", which is no layer before it; there are: ", comma_separated(names_)));
      }
    }
    return inputs;
  }

  std::set<std::string> names_{std::string(ModelSpec::kInputName)};
  std::string previous_{ModelSpec::kInputName};
};

}  // namespace

ModelSpec ModelSpec::from_json(const Json& json) {
  expect_keys("model", json, {"input", "layers"});
  ModelSpec spec;
  spec.input = json.contains("input") ? input_from_json(json["input"]) : Shape{1, 28, 28};
  if (!json.contains("layers") || !json["layers"].is_array() || json["layers"].empty() ||
      json["layers"].size() > kMaxLayers) {
    throw Error(ErrorCode::kInvalidArgument,
                text("model layers: expected a list of 1 to ", kMaxLayers, " layers"));
  }
  LayerReader reader;
  for (const Json& layer : json["layers"]) spec.layers.push_back(reader.read(layer));
  return spec;
}

Json ModelSpec::to_json() const {
  Json list = Json::array();
  std::string previous(kInputName);
  for (const LayerSpec& layer : layers) {
    Json item = {{"name", layer.name},
                 {"type", layer.type->name},
                 {"options", options_to_json(layer.options)}};
    if (layer.inputs != std::vector<std::string>{previous}) item["inputs"] = layer.inputs;
    list.push_back(std::move(item));
    previous = layer.name;
  }
  Json dims = Json::array();
  for (const Index dim : input) dims.push_back(dim);
  return {{"input", std::move(dims)}, {"layers", std::move(list)}};
}

}  // namespace inkgrad
