#include "core/nn/beliefs.h"

#include <algorithm>
#include <cmath>

#include "core/ops/softmax.h"

namespace inkgrad {

void softmax_beliefs(std::span<const Scalar> outputs, std::span<Scalar> beliefs) {
  softmax(outputs, beliefs);
}

void sigmoid_beliefs(std::span<const Scalar> outputs, std::span<Scalar> beliefs) {
  std::ranges::transform(outputs, beliefs.begin(), [](Scalar x) { return 1 / (1 + std::exp(-x)); });
}

void clipped_beliefs(std::span<const Scalar> outputs, std::span<Scalar> beliefs) {
  std::ranges::transform(outputs, beliefs.begin(),
                         [](Scalar x) { return std::clamp(x, Scalar(0), Scalar(1)); });
}

void side_beliefs(std::span<const Scalar> outputs, std::span<Scalar> beliefs) {
  std::ranges::transform(outputs, beliefs.begin(),
                         [](Scalar x) { return std::clamp((x + 1) / 2, Scalar(0), Scalar(1)); });
}

}  // namespace inkgrad
