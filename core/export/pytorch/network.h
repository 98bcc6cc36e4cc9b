// A model as a class of PyTorch.
#pragma once

#include <string>

#include "core/nn/model.h"

namespace inkgrad {

// `class Network(nn.Module)`: its modules named as the layers, its first weights, its forward pass.
std::string pytorch_network(const Model& model);

}  // namespace inkgrad
