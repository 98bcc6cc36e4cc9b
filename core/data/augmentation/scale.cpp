// scale: the picture grows or shrinks about its centre, by a factor of 1 / (1 + s) to 1 + s.
#include <array>
#include <cmath>

#include "core/data/augmentation/warp.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    OptionSpec{.name = "scale",
               .label = "Scale",
               .help = "Makes each digit larger or smaller: 0.2 is up to a fifth. 0 is off.",
               .standard = 0,
               .min = 0,
               .max = 1}};

void warp(const Options& options, Rng& rng, const Picture&, Warp& warp) {
  // Even in the logarithm: twice as large is as likely as half as large.
  const double most = std::log1p(options.number("scale"));
  const double shrink = std::exp(-rng.uniform(-most, most));
  warp.add({.xx = shrink, .yy = shrink});
}

}  // namespace

const AugmentationType kScale{.name = "scale", .options = kOptions, .warp = warp};

}  // namespace inkgrad
