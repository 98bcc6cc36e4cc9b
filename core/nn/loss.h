// Loss: the final scalar op, with how the network's outputs are read as an answer.
#pragma once

#include <span>
#include <string_view>

#include "core/base/registry.h"
#include "core/ops/op.h"

namespace inkgrad {

struct Loss {
  std::string_view name;  // the same as its op's
  std::string_view label;
  std::string_view help;
  const Op* op;
  // Outputs of one example [C] -> how strongly each class is believed, 0..1 [C].
  void (*beliefs)(std::span<const Scalar> outputs, std::span<Scalar> beliefs);
};

const Registry<Loss>& loss_registry();

// The class answered: the largest output, the first among equals.
Index predicted_class(std::span<const Scalar> outputs);

}  // namespace inkgrad
