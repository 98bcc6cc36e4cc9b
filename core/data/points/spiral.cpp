// spiral: an arm for each class, wound round the middle.
#include <cmath>
#include <numbers>

#include "core/data/point_generator.h"
#include "core/data/points/options.h"

namespace inkgrad {

namespace {

constexpr double kRadius = 5;
constexpr double kTurns = 1.75;
constexpr double kStart = 0.05;  // the arms do not meet in the middle

PlanePoint place(const Options& options, int label, Rng& rng) {
  const double t = rng.uniform(kStart, 1);
  const double angle =
      2 * std::numbers::pi * (kTurns * t + double(label) / options.number("classes"));
  return {kRadius * t * std::sin(angle), kRadius * t * std::cos(angle)};
}

}  // namespace

const PointGeneratorType kSpiralPoints{
    .name = "spiral",
    .label = "Spiral",
    .help = "Arms wound round one another. The hardest of these: it takes depth or width.",
    .formula = R"(r = 5t,\ \varphi = 3.5\pi t + 2\pi c/C)",
    .options = kManyClassOptions,
    .place = place};

}  // namespace inkgrad
