// polynomial: (1 - t / steps)^power, falling to the end value. (Chen et al. 2017 for segmentation.)
#include <array>
#include <cmath>

#include "core/optim/schedules/options.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    length_option("The rate has fallen to its end after so many updates."),
    OptionSpec{.name = "power",
               .label = "Power",
               .help = "1 is a straight line; more falls early, less falls late.",
               .standard = 2,
               .min = 0.1,
               .max = 5},
    end_option(0),
    warmup_option(),
};

double factor(const Options& o, double t) {
  const double fall = std::pow(1 - progress(o, t), o.number("power"));
  return o.number("end") + (1 - o.number("end")) * fall;
}

}  // namespace

const ScheduleType kPolynomialSchedule{.name = "polynomial",
                                       .label = "Polynomial",
                                       .help = "Falls along a power curve.",
                                       .formula = R"(\eta_t = \eta\, (1 - t/T)^p)",
                                       .options = kOptions,
                                       .factor = factor};

}  // namespace inkgrad
