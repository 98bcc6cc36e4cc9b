#include "core/nn/loss.h"

#include <algorithm>
#include <array>

#include "core/ops/registry.h"
#include "core/ops/softmax.h"

namespace inkgrad {

namespace {

void softmax_beliefs(std::span<const Scalar> outputs, std::span<Scalar> beliefs) {
  softmax(outputs, beliefs);
}

void clipped_outputs(std::span<const Scalar> outputs, std::span<Scalar> beliefs) {
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    beliefs[k] = std::clamp(outputs[k], Scalar(0), Scalar(1));
  }
}

}  // namespace

const Registry<Loss>& loss_registry() {
  static const std::array kLosses{
      Loss{"softmax_cross_entropy", "Cross-entropy",
           "Outputs become probabilities by softmax; the loss is how surprised they are by the "
           "right "
           "digit.",
           &kSoftmaxCrossEntropy, softmax_beliefs},
      Loss{"mean_squared_error", "Mean squared error",
           "Outputs should be 1 for the right digit and 0 for all others. The bars show them as "
           "they "
           "are, cut off at 0 and 1.",
           &kMeanSquaredError, clipped_outputs},
  };
  static const Registry<Loss> kRegistry("loss", kLosses);
  return kRegistry;
}

Index predicted_class(std::span<const Scalar> outputs) {
  return std::ranges::max_element(outputs) - outputs.begin();
}

}  // namespace inkgrad
