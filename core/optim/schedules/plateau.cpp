// plateau: the rate is cut when the training loss has stopped falling. Schedule::watch() does it.
#include <array>

#include "core/optim/schedules/options.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    OptionSpec{.name = "window",
               .label = "Window",
               .help = "The loss of so many updates is averaged to one measurement.",
               .kind = OptionKind::kInteger,
               .standard = 50,
               .min = 1,
               .max = 10'000,
               .scale = OptionScale::kLog,
               .unit = "steps"},
    OptionSpec{.name = "patience",
               .label = "Patience",
               .help = "So many measurements without progress are forgiven.",
               .kind = OptionKind::kInteger,
               .standard = 3,
               .min = 0,
               .max = 100},
    OptionSpec{.name = "threshold",
               .label = "Threshold",
               .help = "Progress is a loss lower by at least this share.",
               .standard = 0.01,
               .min = 0,
               .max = 0.5},
    gamma_option(0.5, "What each cut leaves of the rate."),
    warmup_option(),
};

}  // namespace

const ScheduleType kPlateauSchedule{
    .name = "plateau",
    .label = "Reduce on plateau",
    .help = "Cut when the loss no longer falls.",
    .formula = R"(\eta \leftarrow \gamma\, \eta \text{ when } L \text{ rests})",
    .options = kOptions,
    .factor = nullptr};

}  // namespace inkgrad
