// A run as a PyTorch program to read and to go on with: the same network, loss, optimizer, schedule
// and the rest of a training step, data from torchvision's MNIST, and weights from a model file.
#pragma once

#include <cstdint>
#include <string>

#include "core/nn/model.h"
#include "core/optim/update.h"

namespace inkgrad {

// What settles a run, without its data.
struct PytorchRun {
  const Model& model;
  LossSettings loss;
  UpdateSettings update;
  Index batch_size = 64;
  bool shuffle = true;
  Index evaluate_every = 50;  // steps
  std::uint64_t seed = 0;
  int steps = 0;  // as many as were made; where none were, the program makes 1000
};

// The text of a Python file.
std::string pytorch_code(const PytorchRun& run);

}  // namespace inkgrad
