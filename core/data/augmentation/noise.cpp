// noise: every number gets normal noise of its own, and stays in 0..1. (Bishop 1995: trains as a
// penalty on steep outputs does.)
#include <algorithm>
#include <array>

#include "core/data/augmentation.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    OptionSpec{.name = "noise",
               .label = "Noise",
               .help = "Adds grain to every pixel: its standard deviation. 0 is off.",
               .standard = 0,
               .min = 0,
               .max = 0.5}};

void paint(const Options& options, Rng& rng, const Picture& picture) {
  const double deviation = options.number("noise");
  for (Scalar& pixel : picture.pixels) {
    const double noisy = double(pixel) + deviation * rng.normal();
    pixel = static_cast<Scalar>(std::clamp(noisy, 0.0, 1.0));
  }
}

}  // namespace

const AugmentationType kNoise{
    .name = "noise", .options = kOptions, .any_input = true, .paint = paint};

}  // namespace inkgrad
