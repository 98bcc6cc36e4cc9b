// step: every so many updates the rate is cut: gamma^floor(t / every).
#include <array>
#include <cmath>

#include "core/optim/schedules/options.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    moment_option("every", "Every", 500, "The rate is cut after so many updates, again and again."),
    gamma_option(0.5, "What each cut leaves of the rate."),
    warmup_option(),
};

double factor(const Options& o, double t) {
  return std::pow(o.number("gamma"), std::floor(t / o.number("every")));
}

}  // namespace

const ScheduleType kStepSchedule{.name = "step",
                                 .label = "Steps",
                                 .help = "Cut at even distances.",
                                 .formula = R"(\eta_t = \eta\, \gamma^{\lfloor t / k \rfloor})",
                                 .options = kOptions,
                                 .factor = factor};

}  // namespace inkgrad
