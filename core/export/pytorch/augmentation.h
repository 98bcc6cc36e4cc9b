// The changes by chance to training pictures in the generated program.
#pragma once

#include <string>

#include "core/export/pytorch_code.h"

namespace inkgrad {

// Whether the program changes anything.
bool pytorch_augments(const PytorchRun& run);
// augmented() and what it needs; empty where nothing is changed.
std::string pytorch_augmentation(const PytorchRun& run);

}  // namespace inkgrad
