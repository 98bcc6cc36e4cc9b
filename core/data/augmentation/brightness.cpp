// brightness: all ink of a digit is stronger or weaker by a factor of 1 - s to 1 + s. Paper stays
// paper, and nothing is brighter than 1.
#include <algorithm>
#include <array>

#include "core/data/augmentation.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    OptionSpec{.name = "brightness",
               .label = "Brightness",
               .help = "Makes the ink of each digit stronger or weaker: 0.3 is up to 30 %.",
               .standard = 0,
               .min = 0,
               .max = 0.9}};

void paint(const Options& options, Rng& rng, const Picture& picture) {
  const double most = options.number("brightness");
  const auto factor = static_cast<Scalar>(rng.uniform(1 - most, 1 + most));
  for (Scalar& pixel : picture.pixels) pixel = std::min(pixel * factor, Scalar(1));
}

}  // namespace

const AugmentationType kBrightness{.name = "brightness", .options = kOptions, .paint = paint};

}  // namespace inkgrad
