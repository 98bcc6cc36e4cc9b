// multi_step: the rate is cut at three given updates: gamma^(how many of them have passed).
#include <array>
#include <cmath>

#include "core/optim/schedules/options.h"

namespace inkgrad {

namespace {

constexpr std::string_view kHelp = "The rate is cut when so many updates have been made.";

constexpr std::array kOptions{
    moment_option("first", "First cut", 500, kHelp),
    moment_option("second", "Second cut", 1000, kHelp),
    moment_option("third", "Third cut", 1300, kHelp),
    gamma_option(0.2, "What each cut leaves of the rate."),
    warmup_option(),
};

double factor(const Options& o, double t) {
  double passed = 0;
  for (const auto* cut : {"first", "second", "third"}) passed += t >= o.number(cut) ? 1 : 0;
  return std::pow(o.number("gamma"), passed);
}

}  // namespace

const ScheduleType kMultiStepSchedule{.name = "multi_step",
                                      .label = "Steps of your own",
                                      .help = "Cut at updates of your choice.",
                                      .formula = R"(\eta_t = \eta\, \gamma^{|\{k_i \le t\}|})",
                                      .options = kOptions,
                                      .factor = factor};

}  // namespace inkgrad
