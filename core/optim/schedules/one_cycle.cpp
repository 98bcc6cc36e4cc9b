// one_cycle: up from 1/25 of the rate to the whole of it, then down to nearly nothing, both along a
// cosine. (Smith and Topin 2018; shares as in PyTorch's OneCycleLR.)
#include <algorithm>
#include <array>

#include "core/optim/schedules/options.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    length_option("The whole cycle takes so many updates."),
    OptionSpec{.name = "rise",
               .label = "Rise",
               .help = "The share of the cycle in which the rate goes up.",
               .standard = 0.3,
               .min = 0.01,
               .max = 0.99},
    warmup_option(),
};

double factor(const Options& o, double t) {
  constexpr double kStart = 1.0 / 25;
  constexpr double kEnd = kStart / 1e4;
  const double last = std::max(1.0, o.number("steps") - 1);
  const double top = std::max(1e-9, o.number("rise") * o.number("steps") - 1);
  if (t <= top) return along_cosine(kStart, 1, t / top);
  return along_cosine(1, kEnd, std::min((t - top) / (last - top), 1.0));
}

}  // namespace

const ScheduleType kOneCycleSchedule{
    .name = "one_cycle",
    .label = "One cycle",
    .help = "Up to the full rate, then down to almost nothing.",
    .formula = R"(\eta_t: \tfrac{\eta}{25} \nearrow \eta \searrow \tfrac{\eta}{250000})",
    .options = kOptions,
    .factor = factor};

}  // namespace inkgrad
