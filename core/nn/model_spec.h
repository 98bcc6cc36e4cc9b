// ModelSpec: the plain description of a network: layers with their options and who reads whom. A
// list by habit, a directed acyclic graph where `inputs` say so.
#pragma once

#include <string>
#include <vector>

#include "core/base/json_fwd.h"
#include "core/base/option.h"
#include "core/nn/layer.h"

namespace inkgrad {

struct LayerSpec {
  std::string name;
  const LayerType* type;
  Options options;
  std::vector<std::string> inputs;  // names of layers before this one, or "input"
};

struct ModelSpec {
  static constexpr std::string_view kInputName = "input";
  static constexpr std::size_t kMaxLayers = 256;  // 50 blocks of 4, and more

  Shape input;  // of one example
  std::vector<LayerSpec> layers;

  // Fills in what is missing (names, options, inputs = the layer before) and checks all that can be
  // checked without shapes: known types and options, unique names, inputs that exist already.
  static ModelSpec from_json(const Json& json);
  Json to_json() const;
};

}  // namespace inkgrad
