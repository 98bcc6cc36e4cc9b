// exponential: a constant share is lost with every update: gamma^(t / steps).
#include <array>
#include <cmath>

#include "core/optim/schedules/options.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    length_option("After so many updates the factor below is what is left."),
    gamma_option(0.1, "What is left of the rate after the length."),
    warmup_option(),
};

double factor(const Options& o, double t) {
  return std::pow(o.number("gamma"), t / o.number("steps"));
}

}  // namespace

const ScheduleType kExponentialSchedule{.name = "exponential",
                                        .label = "Exponential",
                                        .help = "Loses the same share of itself in every step.",
                                        .formula = R"(\eta_t = \eta\, \gamma^{t/T})",
                                        .options = kOptions,
                                        .factor = factor};

}  // namespace inkgrad
