// linear: a straight line from the rate to its end value.
#include <array>

#include "core/optim/schedules/options.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    length_option("The rate has fallen to its end after so many updates."),
    end_option(0),
    warmup_option(),
};

double factor(const Options& o, double t) { return 1 - (1 - o.number("end")) * progress(o, t); }

}  // namespace

const ScheduleType kLinearSchedule{.name = "linear",
                                   .label = "Linear",
                                   .help = "A straight line down.",
                                   .formula = R"(\eta_t = \eta\, (1 - t/T))",
                                   .options = kOptions,
                                   .factor = factor};

}  // namespace inkgrad
