// LayerType: what the editor offers. A layer declares its parameters and output shape and puts its
// ops on a tape; it has no arithmetic of its own.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/autodiff/tape.h"
#include "core/base/option.h"
#include "core/base/registry.h"
#include "core/base/rng.h"
#include "core/tensor/init.h"

namespace inkgrad {

// One parameter of a layer, named without the layer: "weight".
struct DeclaredParameter {
  std::string_view name;
  Shape shape;
  std::function<void(std::span<Scalar>, Rng&)> initialise;  // empty: zeros
  Fan fan = {};  // of weights started by the layer's "init": what that depends on
};

// What a layer is asked with: its place in a model. Shapes are those of one example.
struct LayerRequest {
  std::string_view name;  // "conv1", for messages
  const Options& options;
  const std::vector<Shape>& inputs;
};

struct LayerDeclaration {
  Shape output;
  std::vector<DeclaredParameter> parameters;
  std::vector<DeclaredParameter> statistics = {};  // measured, not learned
};

// Where a layer puts its ops: reads `inputs`, `parameters` and `statistics` (as declared), returns
// its output.
struct LayerEmission {
  Tape& tape;
  std::string name;
  const Options& options;
  const std::vector<ValueId>& inputs;
  const std::vector<ValueId>& parameters;
  const std::vector<ValueId>& statistics;

  // Applies one op; the last one of a layer gives the layer's own name to its value.
  ValueId apply(const Op& op, std::initializer_list<ValueId> op_inputs, bool last,
                const Attributes& attributes = {}) const;
};

struct LayerType {
  std::string_view name;   // "conv2d"
  std::string_view label;  // "Convolution"
  std::string_view help;
  std::string_view formula;     // in TeX
  std::string_view short_name;  // unnamed layers are called this and a number: "conv1"
  std::span<const OptionSpec> options;
  // How many layers it reads, each named in the specification where it is more than the one before.
  std::size_t input_count = 1;
  // Throws kShapeMismatch: `conv2d "conv1": expected input [C,H,W], got [100]`.
  LayerDeclaration (*declare)(const LayerRequest&) = nullptr;
  ValueId (*emit)(const LayerEmission&) = nullptr;
};

const Registry<LayerType>& layer_registry();

extern const LayerType kLinearLayer, kConv2dLayer, kConvTranspose2dLayer, kUpsample2dLayer,
    kMaxPool2dLayer, kAvgPool2dLayer, kGlobalAvgPool2dLayer, kGlobalMaxPool2dLayer,
    kActivationLayer, kFlattenLayer, kBatchNormLayer, kLayerNormLayer, kGroupNormLayer,
    kDropoutLayer, kAddLayer, kConcatLayer, kPlaneFeaturesLayer;

// `type "name": expected input ..., got ...`
[[noreturn]] void reject_layer_input(std::string_view type, const LayerRequest& request,
                                     std::string_view expected);

// Whether the layer's "frozen" option is there and on: its parameters keep their values.
bool is_frozen(const Options& options);

}  // namespace inkgrad
