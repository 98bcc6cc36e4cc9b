// How each loss is said in PyTorch.
#pragma once

#include <string>
#include <string_view>

#include "core/base/option.h"
#include "core/base/registry.h"

namespace inkgrad {

struct PytorchLoss {
  std::string_view name;  // the loss's
  // The lines of `def loss_of(outputs, labels):` after its first: outputs [N, C], labels [N] -> [].
  std::string (*body)(const Options&);
};

const Registry<PytorchLoss>& pytorch_loss_registry();

}  // namespace inkgrad
