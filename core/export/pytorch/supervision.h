// What happens between the steps of the generated program: weights are averaged, the network is
// measured, and it is decided whether to stop.
#pragma once

#include <string>

#include "core/export/pytorch_code.h"

namespace inkgrad {

// Class Average; empty where weights are not averaged.
std::string pytorch_average(const PytorchRun& run);
// Class Stopping; empty where no measure ends the run.
std::string pytorch_stopping(const PytorchRun& run);
// Lines of train(): before the loop, after every update, and after a step that was measured.
std::string pytorch_supervision_start(const PytorchRun& run);
std::string pytorch_supervision_step(const PytorchRun& run);

}  // namespace inkgrad
