// What the pooling layers share: the options of their window, their shapes, and how they are put on
// the tape.
#pragma once

#include "core/nn/layer.h"

namespace inkgrad {

std::span<const OptionSpec> pool_options();

// [C, H, W] -> [C, H', W']. Throws kShapeMismatch naming `type`.
LayerDeclaration declare_pool(std::string_view type, const LayerRequest& request);
ValueId emit_pool(const Op& op, const LayerEmission& layer);

// [C, H, W] -> [C].
LayerDeclaration declare_global_pool(std::string_view type, const LayerRequest& request);

}  // namespace inkgrad
