// shear: rows move sideways by up to so many pixels for each pixel above or below the centre.
#include <array>

#include "core/data/augmentation/warp.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    OptionSpec{.name = "shear",
               .label = "Slant",
               .help = "Slants each digit to either side, like handwriting: 1 is up to 45°.",
               .standard = 0,
               .min = 0,
               .max = 1}};

void warp(const Options& options, Rng& rng, const Picture&, Warp& warp) {
  const double most = options.number("shear");
  warp.add({.xy = rng.uniform(-most, most)});
}

}  // namespace

const AugmentationType kShear{.name = "shear", .options = kOptions, .warp = warp};

}  // namespace inkgrad
