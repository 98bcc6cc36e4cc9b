// What layers with weights share: the options that say how weights start and whether there is a
// bias, and the parameter that they make.
#pragma once

#include "core/nn/layer.h"
#include "core/tensor/init.h"

namespace inkgrad {

// Functions, not constants: a layer's own list of options is made from them before main().
OptionSpec bias_option();        // "bias"
OptionSpec init_option();        // "init"
OptionSpec init_scale_option();  // "init_scale"
OptionSpec frozen_option();      // "frozen"

// "weight", started as "init" and "init_scale" of the layer's options say.
DeclaredParameter weight_parameter(const Options& options, const Shape& shape,
                                   const WeightShape& as_matrix);

}  // namespace inkgrad
