// shift: the picture is moved along both axes, by up to so many pixels each way.
#include <array>

#include "core/data/augmentation/warp.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    OptionSpec{.name = "shift",
               .label = "Shift",
               .help = "Moves each digit by up to this many pixels, across and down. 0 is off.",
               .standard = 0,
               .min = 0,
               .max = 10,
               .unit = "px"}};

void warp(const Options& options, Rng& rng, const Picture&, Warp& warp) {
  const double most = options.number("shift");
  const double across = rng.uniform(-most, most);
  const double down = rng.uniform(-most, most);
  warp.add({.x0 = -across, .y0 = -down});
}

}  // namespace

const AugmentationType kShift{.name = "shift", .options = kOptions, .warp = warp};

}  // namespace inkgrad
