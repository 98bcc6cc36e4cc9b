// rotate: the picture is turned about its centre, by up to so many degrees each way.
#include <array>
#include <cmath>
#include <numbers>

#include "core/data/augmentation/warp.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    OptionSpec{.name = "rotate",
               .label = "Rotate",
               .help = "Turns each digit by up to this angle either way. A 6 turned far is a 9.",
               .standard = 0,
               .min = 0,
               .max = 180,
               .unit = "°"}};

void warp(const Options& options, Rng& rng, const Picture&, Warp& warp) {
  const double most = options.number("rotate") * std::numbers::pi / 180;
  const double angle = rng.uniform(-most, most);
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  warp.add({.xx = c, .xy = s, .yx = -s, .yy = c});
}

}  // namespace

const AugmentationType kRotate{.name = "rotate", .options = kOptions, .warp = warp};

}  // namespace inkgrad
