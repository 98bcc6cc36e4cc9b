#include "core/nn/loss.h"

#include <algorithm>
#include <array>

namespace inkgrad {

const Registry<Loss>& loss_registry() {
  static const std::array kLosses{
      kSoftmaxCrossEntropyLoss,  // losses/softmax_cross_entropy.cpp
      kMeanSquaredErrorLoss,     // losses/mean_squared_error.cpp
      kMeanAbsoluteErrorLoss,    // losses/mean_absolute_error.cpp
      kHuberLoss,                // losses/huber.cpp
      kBinaryCrossEntropyLoss,   // losses/binary_cross_entropy.cpp
      kHingeLoss,                // losses/hinge.cpp
      kFocalLoss,                // losses/focal.cpp
      kDiceLoss,                 // losses/dice.cpp
  };
  static const Registry<Loss> kRegistry("loss", kLosses);
  return kRegistry;
}

LossSettings::LossSettings(const Loss& loss)
    : LossSettings(loss, Options(text("loss \"", loss.name, "\""), loss.options)) {}

Index predicted_class(std::span<const Scalar> outputs) {
  return std::ranges::max_element(outputs) - outputs.begin();
}

}  // namespace inkgrad
