// The parts of the generated program that are about data, files and the training loop.
#pragma once

#include <string>
#include <string_view>

#include "core/export/pytorch_code.h"

namespace inkgrad {

// The text at the top: what the file is and how it is called.
std::string pytorch_introduction(const PytorchRun& run);
// BATCH_SIZE, LEARNING_RATE and so on.
std::string pytorch_constants(const PytorchRun& run);
// load_data() and what it needs, and the functions that change the data.
std::string pytorch_data(const PytorchRun& run);
// Lines of main() that call those.
std::string pytorch_data_changes(const PytorchRun& run);
// load_weights(), and what it needs.
std::string pytorch_weights(const PytorchRun& run);
// train() and measure().
std::string pytorch_training(const PytorchRun& run);
// main(), and the call of it.
std::string pytorch_main(const PytorchRun& run);

}  // namespace inkgrad
