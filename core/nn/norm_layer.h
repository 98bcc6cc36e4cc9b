// What the normalising layers share: their options, the scale and shift that they learn.
#pragma once

#include "core/nn/layer.h"

namespace inkgrad {

// Functions, not constants: a layer's own list of options is made from them before main().
OptionSpec epsilon_option();  // "epsilon"

// "scale", started at 1, and "shift", at 0.
std::vector<DeclaredParameter> scale_and_shift(const Shape& shape);
// Numbers that start at 1.
DeclaredParameter ones(std::string_view name, const Shape& shape);

}  // namespace inkgrad
