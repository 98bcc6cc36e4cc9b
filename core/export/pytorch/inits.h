// How weights start, in PyTorch. The deviations are written out with the layer's own numbers of
// inputs and outputs, since PyTorch counts them otherwise for groups and transposed convolutions.
#pragma once

#include <string>
#include <string_view>

#include "core/base/registry.h"
#include "core/tensor/init.h"

namespace inkgrad {

struct PytorchInit {
  std::string_view name;  // the init's
  // `weight`: "self.conv1.weight". Everything is multiplied by `scale`.
  std::string (*statement)(const std::string& weight, Fan fan, double scale);
};

const Registry<PytorchInit>& pytorch_init_registry();

}  // namespace inkgrad
