// cosine: half a wave from the rate to its end value. (Loshchilov and Hutter 2017, without
// restarts.)
#include <array>

#include "core/optim/schedules/options.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    length_option("The rate has fallen to its end after so many updates."),
    end_option(0),
    warmup_option(),
};

double factor(const Options& o, double t) {
  return along_cosine(1, o.number("end"), progress(o, t));
}

}  // namespace

const ScheduleType kCosineSchedule{.name = "cosine",
                                   .label = "Cosine",
                                   .help = "Falls slowly, then fast, then slowly to rest.",
                                   .formula = R"(\eta_t = \tfrac{\eta}{2} (1 + \cos(\pi t/T)))",
                                   .options = kOptions,
                                   .factor = factor};

}  // namespace inkgrad
