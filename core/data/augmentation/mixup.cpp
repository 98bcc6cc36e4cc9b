// mixup: two examples of a batch become two mixtures of both, pictures and targets alike:
// x = w a + (1 - w) b, with w from Beta(alpha, alpha), drawn for each. (Zhang, Cisse, Dauphin,
// Lopez-Paz 2018.)
#include <array>
#include <cmath>

#include "core/data/augmentation.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{OptionSpec{
    .name = "mixup",
    .label = "Mixup",
    .help = "Blends pairs of examples and their answers. Larger is more even: 0.2 mostly "
            "keeps one of the two, 1 makes every blend as likely.",
    .standard = 0,
    .min = 0,
    .max = 4}};

// A gamma number of that shape >= 1 and scale 1 (Marsaglia, Tsang 2000).
double gamma(Rng& rng, double shape) {
  const double d = shape - 1.0 / 3;
  const double c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double x = rng.normal();
    const double root = 1 + c * x;
    const double v = root * root * root;
    const double u = 1 - rng.uniform();  // never 0
    if (v > 0 && std::log(u) < x * x / 2 + d - d * v + d * std::log(v)) return d * v;
  }
}

// The logarithm of one of shape alpha: the number itself is too small to hold where alpha is.
double log_gamma_number(Rng& rng, double alpha) {
  const double above = std::log(gamma(rng, alpha + 1));
  return above + std::log(1 - rng.uniform()) / alpha;
}

double beta(Rng& rng, double alpha) {
  const double a = log_gamma_number(rng, alpha);
  const double b = log_gamma_number(rng, alpha);
  return 1 / (1 + std::exp(b - a));
}

void blend(std::span<Scalar> a, std::span<Scalar> b, Scalar share_a, Scalar share_b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Scalar x = a[i];
    const Scalar y = b[i];
    a[i] = share_a * x + (1 - share_a) * y;
    b[i] = share_b * y + (1 - share_b) * x;
  }
}

void mix(const Options& options, Rng& rng, const Example& a, const Example& b) {
  const double alpha = options.number("mixup");
  const auto share_a = static_cast<Scalar>(beta(rng, alpha));
  const auto share_b = static_cast<Scalar>(beta(rng, alpha));
  blend(a.input, b.input, share_a, share_b);
  blend(a.target, b.target, share_a, share_b);
}

}  // namespace

const AugmentationType kMixup{.name = "mixup", .options = kOptions, .any_input = true, .mix = mix};

}  // namespace inkgrad
