// blobs: a Gaussian cloud for each class, the middles on a circle.
#include <cmath>
#include <numbers>

#include "core/data/point_generator.h"
#include "core/data/points/options.h"

namespace inkgrad {

namespace {

constexpr double kRadius = 3.5;
constexpr double kDeviation = 0.7;

// Two classes: class 1 top right, class 0 bottom left.
PlanePoint place(const Options& options, int label, Rng& rng) {
  const double turn = 2 * std::numbers::pi * label / options.number("classes");
  const double angle = 1.25 * std::numbers::pi + turn;
  const double x = kRadius * std::cos(angle) + kDeviation * rng.normal();
  const double y = kRadius * std::sin(angle) + kDeviation * rng.normal();
  return {x, y};
}

}  // namespace

const PointGeneratorType kBlobsPoints{.name = "blobs",
                                      .label = "Gaussian blobs",
                                      .help = "A cloud for each class. Straight lines divide them.",
                                      .formula = R"((x, y) \sim \mathcal{N}(\mu_c, 0.7^2))",
                                      .options = kManyClassOptions,
                                      .place = place};

}  // namespace inkgrad
