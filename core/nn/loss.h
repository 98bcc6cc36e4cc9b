// Loss: the final scalar op, with its options and how the network's outputs are read as an answer.
#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/option.h"
#include "core/base/registry.h"
#include "core/ops/op.h"

namespace inkgrad {

struct Loss {
  std::string_view name;  // the same as its op's
  std::string_view label;
  std::string_view help;
  const Op* op;
  const Op* weighted_op = nullptr;      // the same with a weight for each class, where there is one
  std::span<const OptionSpec> options;  // the op's attributes
  // Outputs of one example [C] -> how strongly each class is believed, 0..1 [C].
  void (*beliefs)(std::span<const Scalar> outputs, std::span<Scalar> beliefs);
  // Whether targets may be any numbers, not only 0 and 1.
  bool for_regression = false;
};

const Registry<Loss>& loss_registry();

extern const Loss kSoftmaxCrossEntropyLoss, kFocalLoss, kBinaryCrossEntropyLoss,
    kMeanSquaredErrorLoss, kMeanAbsoluteErrorLoss, kHuberLoss, kHingeLoss, kDiceLoss;

// A loss with its options set: what a network is trained towards.
struct LossSettings {
  // Every option at its default.
  explicit LossSettings(const Loss& loss);
  LossSettings(const Loss& loss, Options chosen) : type(&loss), options(std::move(chosen)) {}

  const Loss* type;
  Options options;
  // One a class, for losses with a weighted form; empty: all classes alike.
  std::vector<Scalar> class_weights = {};
};

// The class answered: the largest output, the first among equals.
Index predicted_class(std::span<const Scalar> outputs);

}  // namespace inkgrad
