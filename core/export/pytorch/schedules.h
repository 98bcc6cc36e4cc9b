// How each schedule of the learning rate is said in PyTorch: as a function of the step for its
// LambdaLR, but for the one that watches the loss.
#pragma once

#include <string>
#include <string_view>

#include "core/base/option.h"
#include "core/base/registry.h"

namespace inkgrad {

struct PytorchSchedule {
  std::string_view name;  // the schedule's
  // The last lines of `def rate_factor(step):`: the factor of update t = 0, 1, ... after the
  // warm-up. Null: a class that watches the loss.
  std::string (*body)(const Options&);
};

const Registry<PytorchSchedule>& pytorch_schedule_registry();

// The definitions that `schedule_maker` needs; with the warm-up that every schedule may have.
std::string pytorch_schedule(std::string_view name, const Options& options);
// What makes the schedule from `optimizer`, and the statement after each update.
std::string pytorch_schedule_maker(std::string_view name);
std::string pytorch_schedule_step(std::string_view name);

}  // namespace inkgrad
