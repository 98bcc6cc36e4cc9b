// How each optimizer is said in PyTorch.
#pragma once

#include <string>
#include <string_view>

#include "core/base/option.h"
#include "core/base/registry.h"

namespace inkgrad {

struct PytorchOptimizer {
  std::string_view name;  // the optimizer's
  // What follows `torch.optim.Adam(parameters, lr=LEARNING_RATE`: its class, and its settings.
  std::string_view type;
  std::string (*settings)(const Options&);
  // The class itself, where PyTorch has none.
  std::string_view definition = {};
};

const Registry<PytorchOptimizer>& pytorch_optimizer_registry();

}  // namespace inkgrad
