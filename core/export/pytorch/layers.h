// How each layer type is said in PyTorch.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/registry.h"
#include "core/nn/layer.h"

namespace inkgrad {

// One layer of a model, as its functions see it. Shapes are those of one example.
struct PytorchLayer {
  const Options& options;
  const std::vector<Shape>& inputs;
  const Shape& output;
  std::string module;               // "self.conv1"
  std::vector<std::string> values;  // what it reads: variables of forward()
};

struct PytorchLayerType {
  std::string_view name;  // the layer type's
  // What is made in __init__(), "nn.Conv2d(...)"; "" where the layer needs nothing.
  std::string (*module)(const PytorchLayer&);
  // What forward() gives it; null: `self.conv1(x)`.
  std::string (*call)(const PytorchLayer&);
};

const Registry<PytorchLayerType>& pytorch_layer_registry();

// An activation function as a module.
struct PytorchActivation {
  std::string_view name;  // the choice of the layer's "function"
  std::string (*module)(const Options&);
};

const Registry<PytorchActivation>& pytorch_activation_registry();

}  // namespace inkgrad
