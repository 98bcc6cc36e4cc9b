// A run as a PyTorch program to read and to go on with: the same network, loss, optimizer, schedule
// and the rest of training, data from torchvision's MNIST, and weights from a model file. What the
// program does without it says itself, by name (pytorch/settings.h).
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
  // The sections of its configuration, with the names of their options.
  Options training, augmentation, data;
  bool points = false;      // of the plane, in the place of digits
  bool regression = false;  // targets are numbers, not classes
  std::uint64_t seed = 0;
  int steps = 0;  // as many as were made; where none were, the program makes 1000

  Index outputs() const { return model.plans().back().output[0]; }
  bool averages() const { return training.number("average_decay") > 0; }
  // Whether gradients of several batches add up before an update.
  bool in_portions() const {
    return training.flag("whole_set") || training.integer("accumulate") > 1;
  }
  bool validates() const { return data.number("validation_share") > 0; }
  // Whether a rule ends the run by what was measured.
  bool stops_by_measure() const {
    return training.number("stop_loss") > 0 || training.number("stop_accuracy") > 0 || patient();
  }
  bool patient() const { return training.integer("patience") > 0; }
};

// The text of a Python file.
std::string pytorch_code(const PytorchRun& run);

}  // namespace inkgrad
