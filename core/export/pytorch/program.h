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
// load_data(), and what it needs.
std::string_view pytorch_data();
// load_weights(), and what it needs.
std::string pytorch_weights(const PytorchRun& run);
// train() and accuracy().
std::string pytorch_training(const PytorchRun& run);
// main(), and the call of it.
std::string_view pytorch_main();

}  // namespace inkgrad
