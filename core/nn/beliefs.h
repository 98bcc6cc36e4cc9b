// How a network's outputs are read as an answer: outputs of one example [C] -> how strongly each
// class is believed, 0..1 [C]. All keep the order of the outputs.
#pragma once

#include <span>

#include "core/base/scalar.h"

namespace inkgrad {

// One answer among C: they add up to 1.
void softmax_beliefs(std::span<const Scalar> outputs, std::span<Scalar> beliefs);
// C questions of yes or no.
void sigmoid_beliefs(std::span<const Scalar> outputs, std::span<Scalar> beliefs);
// Outputs trained towards 0 and 1, cut off there.
void clipped_beliefs(std::span<const Scalar> outputs, std::span<Scalar> beliefs);
// Outputs trained towards -1 and 1, cut off there and moved to 0..1.
void side_beliefs(std::span<const Scalar> outputs, std::span<Scalar> beliefs);

}  // namespace inkgrad
