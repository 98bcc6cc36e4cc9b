#include "core/nn/layer.h"

#include <array>

#include "core/base/error.h"

namespace inkgrad {

const Registry<LayerType>& layer_registry() {
  static const std::array kLayers{
      kConv2dLayer,           // layers/conv2d.cpp
      kConvTranspose2dLayer,  // layers/conv_transpose2d.cpp
      kUpsample2dLayer,       // layers/upsample2d.cpp
      kMaxPool2dLayer,        // layers/max_pool2d.cpp
      kAvgPool2dLayer,        // layers/avg_pool2d.cpp
      kGlobalAvgPool2dLayer,  // layers/global_avg_pool2d.cpp
      kGlobalMaxPool2dLayer,  // layers/global_max_pool2d.cpp
      kActivationLayer,       // layers/activation.cpp
      kBatchNormLayer,        // layers/batch_norm.cpp
      kLayerNormLayer,        // layers/layer_norm.cpp
      kGroupNormLayer,        // layers/group_norm.cpp
      kDropoutLayer,          // layers/dropout.cpp
      kAddLayer,              // layers/add.cpp
      kConcatLayer,           // layers/concat.cpp
      kPlaneFeaturesLayer,    // layers/plane_features.cpp
      kFlattenLayer,          // layers/flatten.cpp
      kLinearLayer,           // layers/linear.cpp
  };
  static const Registry<LayerType> kRegistry("layer type", kLayers);
  return kRegistry;
}

void reject_layer_input(std::string_view type, const LayerRequest& request,
                        std::string_view expected) {
  throw Error(ErrorCode::kShapeMismatch, text(type, " \"", request.name, "\": expected input ",
                                              expected, ", got ", request.inputs.at(0)));
}

bool is_frozen(const Options& options) { return options.has("frozen") && options.flag("frozen"); }

ValueId LayerEmission::apply(const Op& op, std::initializer_list<ValueId> op_inputs, bool last,
                             const Attributes& attributes) const {
  const std::string output = last ? name : text(name, "/", op.name);
  return tape.apply(op, op_inputs, name, output, attributes);
}

}  // namespace inkgrad
