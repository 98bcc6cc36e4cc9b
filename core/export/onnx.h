// A trained network as an ONNX file (github.com/onnx/onnx, onnx.proto): operator set 17, IR version
// 8, weights as float32. Input "input" [N, ...] of any number of examples; the output is named
// after the last layer. It answers as the network does: dropout is left out, batch normalisation
// uses its running statistics.
#pragma once

#include <string>
#include <string_view>

#include "core/nn/model.h"

namespace inkgrad {

// The bytes of the file. Reads the numbers that the tape's parameters have at this moment.
std::string onnx_file(const ModelTape& model);

// Whether onnx_file() can say an op by this name: every op of a layer, no loss.
bool onnx_knows(std::string_view op);

}  // namespace inkgrad
