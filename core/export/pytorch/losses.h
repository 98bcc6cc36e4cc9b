// How each loss is said in PyTorch.
#pragma once

#include <string>
#include <string_view>

#include "core/base/option.h"
#include "core/base/registry.h"
#include "core/nn/loss.h"

namespace inkgrad {

struct PytorchLoss {
  std::string_view name;  // the loss's
  // The lines of `def loss_of(outputs, labels):` after its first: outputs [N, C], labels [N] -> [].
  std::string (*body)(const Options&);
  // Its lines go by `targets` [N, C] instead: 1 for the right class and 0 for all others.
  bool one_hot = false;
};

const Registry<PytorchLoss>& pytorch_loss_registry();

// loss_of() and what it needs. Of a regression it takes targets [N, C] in the place of labels.
std::string pytorch_loss(const LossSettings& loss, bool regression, Index outputs);
// Whether train() is to call weigh_classes() first.
bool pytorch_balances(const LossSettings& loss);

}  // namespace inkgrad
