// noise: every number gets normal noise of its own; pixels stay in 0..1. (Bishop 1995: trains as a
// penalty on steep outputs does.)
#include <algorithm>
#include <array>

#include "core/data/augmentation.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{OptionSpec{
    .name = "noise",
    .label = "Noise",
    .help = "Adds grain to every pixel, or moves every point: its standard deviation. 0 is "
            "off.",
    .standard = 0,
    .min = 0,
    .max = 0.5}};

void paint(const Options& options, Rng& rng, const Picture& picture) {
  const double deviation = options.number("noise");
  const bool drawn = picture.height > 1;
  for (Scalar& number : picture.pixels) {
    const double noisy = double(number) + deviation * rng.normal();
    number = static_cast<Scalar>(drawn ? std::clamp(noisy, 0.0, 1.0) : noisy);
  }
}

}  // namespace

const AugmentationType kNoise{
    .name = "noise", .options = kOptions, .any_input = true, .paint = paint};

}  // namespace inkgrad
