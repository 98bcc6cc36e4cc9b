// thickness: strokes gain or lose up to so many pixels on each side: grey-scale dilation or erosion
// with a cross of five pixels (Serra 1982), of which a fraction is taken.
#include <algorithm>
#include <array>
#include <cmath>

#include "core/data/augmentation.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    OptionSpec{.name = "thickness",
               .label = "Thickness",
               .help = "Strokes gain or lose up to this many pixels on each side. 0 is off.",
               .standard = 0,
               .min = 0,
               .max = 1,
               .unit = "px"}};

// The darkest or the lightest of a pixel and its four neighbours; outside is paper.
Scalar extreme(const Scalar* pixels, Index x, Index y, const Picture& picture, bool darkest) {
  const auto at = [&](Index i, Index j) {
    const bool inside = i >= 0 && i < picture.width && j >= 0 && j < picture.height;
    return inside ? pixels[j * picture.width + i] : Scalar(0);
  };
  const std::array cross{at(x, y), at(x - 1, y), at(x + 1, y), at(x, y - 1), at(x, y + 1)};
  return darkest ? *std::ranges::max_element(cross) : *std::ranges::min_element(cross);
}

void paint(const Options& options, Rng& rng, const Picture& picture) {
  const double most = options.number("thickness");
  const double gain = rng.uniform(-most, most);
  const auto share = static_cast<Scalar>(std::abs(gain));
  std::ranges::copy(picture.pixels, picture.spare.begin());
  for (Index channel = 0; channel < picture.channels; ++channel) {
    const Index first = channel * picture.plane_size();
    const Scalar* before = picture.spare.data() + first;
    Scalar* now = picture.pixels.data() + first;
    for (Index y = 0; y < picture.height; ++y) {
      for (Index x = 0; x < picture.width; ++x, ++now) {
        *now += share * (extreme(before, x, y, picture, gain > 0) - *now);
      }
    }
  }
}

}  // namespace

const AugmentationType kThickness{.name = "thickness", .options = kOptions, .paint = paint};

}  // namespace inkgrad
