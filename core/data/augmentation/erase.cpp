// erase: a rectangle somewhere is filled with random grey. Its area is drawn from 0 to the share
// given, its sides are as 0.3 to 1 / 0.3. (Zhong, Zheng, Kang, Li, Yang 2017; a rectangle too long
// for the picture is cut to it rather than drawn again.)
#include <algorithm>
#include <array>
#include <cmath>

#include "core/data/augmentation.h"

namespace inkgrad {

namespace {

constexpr double kNarrowest = 0.3;

constexpr std::array kOptions{
    OptionSpec{.name = "erase",
               .label = "Erase",
               .help = "Covers a rectangle of up to this share of the picture with random grey.",
               .standard = 0,
               .min = 0,
               .max = 0.6}};

// Where a stretch of `length` pixels begins, somewhere in `all`.
Index placed(Rng& rng, Index length, Index all) {
  return static_cast<Index>(rng.below(static_cast<std::uint32_t>(all - length + 1)));
}

Index pixels(double length, Index all) {
  return std::min(static_cast<Index>(std::lround(length)), all);
}

void paint(const Options& options, Rng& rng, const Picture& picture) {
  const double area = rng.uniform(0, options.number("erase")) * double(picture.plane_size());
  const double shape = std::exp(rng.uniform(std::log(kNarrowest), -std::log(kNarrowest)));
  const Index height = pixels(std::sqrt(area * shape), picture.height);
  const Index width = pixels(std::sqrt(area / shape), picture.width);
  const Index top = placed(rng, height, picture.height);
  const Index left = placed(rng, width, picture.width);
  for (Index channel = 0; channel < picture.channels; ++channel) {
    for (Index y = top; y < top + height; ++y) {
      Scalar* row = picture.pixels.data() + (channel * picture.height + y) * picture.width + left;
      for (Index x = 0; x < width; ++x) row[x] = static_cast<Scalar>(rng.uniform());
    }
  }
}

}  // namespace

const AugmentationType kErase{.name = "erase", .options = kOptions, .paint = paint};

}  // namespace inkgrad
