// cosine_restarts: cosine falls, each followed by a jump back to the full rate; every period is
// `growth` times as long as the one before. (Loshchilov and Hutter 2017, SGDR.)
#include <array>
#include <cmath>

#include "core/optim/schedules/options.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    length_option("How many updates the first fall takes."),
    OptionSpec{.name = "growth",
               .label = "Growth",
               .help = "Every further fall takes so many times longer.",
               .kind = OptionKind::kInteger,
               .standard = 2,
               .min = 1,
               .max = 4},
    end_option(0),
    warmup_option(),
};

double factor(const Options& o, double t) {
  double period = o.number("steps");
  if (o.number("growth") == 1) t = std::fmod(t, period);
  while (t >= period) {
    t -= period;
    period *= o.number("growth");
  }
  return along_cosine(1, o.number("end"), t / period);
}

}  // namespace

const ScheduleType kCosineRestartsSchedule{
    .name = "cosine_restarts",
    .label = "Cosine with warm restarts",
    .help = "Falls, jumps back up, falls again: each time more slowly.",
    .formula = R"(\eta_t = \tfrac{\eta}{2} (1 + \cos(\pi t_i/T_i)))",
    .options = kOptions,
    .factor = factor};

}  // namespace inkgrad
