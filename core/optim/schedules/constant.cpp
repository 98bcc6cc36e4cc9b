// constant: the learning rate as it is set.
#include <array>

#include "core/optim/schedules/options.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    warmup_option(),
};

double factor(const Options&, double) { return 1; }

}  // namespace

const ScheduleType kConstantSchedule{.name = "constant",
                                     .label = "Constant",
                                     .help = "The same rate all the time.",
                                     .formula = R"(\eta_t = \eta)",
                                     .options = kOptions,
                                     .factor = factor};

}  // namespace inkgrad
