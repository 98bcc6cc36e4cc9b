// elastic: every pixel is displaced by chance, neighbours alike: noise smoothed by a Gaussian.
// (Simard, Steinkraus, Platt 2003.) Strength is the standard deviation of the displacement in
// pixels; the paper's alpha is that times 2 sqrt(3 pi) sigma, where sigma is the smoothness.
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/data/augmentation/warp.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    OptionSpec{.name = "elastic",
               .label = "Elastic",
               .help = "Bends each digit as if drawn on rubber: how far pixels move, typically.",
               .standard = 0,
               .min = 0,
               .max = 4,
               .unit = "px"},
    OptionSpec{
        .name = "elastic_smoothness",
        .label = "Smoothness",
        .help =
            "How far pixels bend alike in Elastic. Large bends the whole digit, small frays it.",
        .standard = 4,
        .min = 1,
        .max = 12,
        .unit = "px"}};

constexpr std::size_t kMostTaps = 2 * 36 + 1;  // three times the largest smoothness each way

// Weights of a Gaussian, from `-reach` to `reach`.
struct Gaussian {
  explicit Gaussian(double sigma) : reach(static_cast<Index>(std::ceil(3 * sigma))) {
    for (Index k = -reach; k <= reach; ++k) {
      const double z = double(k) / sigma;
      weights[static_cast<std::size_t>(k + reach)] = static_cast<Scalar>(std::exp(-z * z / 2));
    }
  }
  Scalar weight(Index offset) const { return weights[static_cast<std::size_t>(offset + reach)]; }

  Index reach;
  std::array<Scalar, kMostTaps> weights{};
};

// Lines of `count` numbers, `stride` apart, become their weighted sums. Divided by the length of
// the weights that lie inside: so every sum has the variance of one number, at the borders too.
void smooth_lines(const Gaussian& gaussian, const Scalar* from, Scalar* to, Index count,
                  Index stride, Index lines, Index line_stride) {
  for (Index i = 0; i < count; ++i) {
    const Index first = std::max<Index>(0, i - gaussian.reach);
    const Index last = std::min(count - 1, i + gaussian.reach);
    Scalar power = 0;
    for (Index k = first; k <= last; ++k) power += gaussian.weight(k - i) * gaussian.weight(k - i);
    const Scalar scale = 1 / std::sqrt(power);
    for (Index line = 0; line < lines; ++line) to[i * stride + line * line_stride] = 0;
    for (Index k = first; k <= last; ++k) {
      const Scalar share = scale * gaussian.weight(k - i);
      for (Index line = 0; line < lines; ++line) {
        to[i * stride + line * line_stride] += share * from[k * stride + line * line_stride];
      }
    }
  }
}

void fill(const Gaussian& gaussian, const Picture& picture, double strength, Rng& rng,
          std::vector<Scalar>& spare, std::vector<Scalar>& displacements) {
  const auto size = static_cast<std::size_t>(picture.plane_size());
  spare.resize(size);
  displacements.resize(size);
  const double most = strength * std::sqrt(3.0);  // even noise of that deviation
  for (Scalar& number : displacements) number = static_cast<Scalar>(rng.uniform(-most, most));
  const Index width = picture.width;
  const Index height = picture.height;
  smooth_lines(gaussian, displacements.data(), spare.data(), height, width, width, 1);
  smooth_lines(gaussian, spare.data(), displacements.data(), width, 1, height, width);
}

void warp(const Options& options, Rng& rng, const Picture& picture, Warp& warp) {
  const Gaussian gaussian(options.number("elastic_smoothness"));
  const double strength = options.number("elastic");
  fill(gaussian, picture, strength, rng, warp.spare, warp.dx);
  fill(gaussian, picture, strength, rng, warp.spare, warp.dy);
}

}  // namespace

const AugmentationType kElastic{.name = "elastic", .options = kOptions, .warp = warp};

}  // namespace inkgrad
