// circle: a disc of one class within a ring of the other.
#include <cmath>
#include <numbers>

#include "core/data/point_generator.h"
#include "core/data/points/options.h"

namespace inkgrad {

namespace {

// Even in the radius, not in the area: the disc is as dense as the ring is thin.
PlanePoint place(const Options&, int label, Rng& rng) {
  const double radius = label == 1 ? rng.uniform(0, 2.5) : rng.uniform(3.5, 5);
  const double angle = rng.uniform(0, 2 * std::numbers::pi);
  return {radius * std::cos(angle), radius * std::sin(angle)};
}

}  // namespace

const PointGeneratorType kCirclePoints{
    .name = "circle",
    .label = "Circle",
    .help = "A disc inside a ring. No straight line divides them.",
    .formula = R"(r \le 2.5 \;\text{or}\; 3.5 \le r \le 5)",
    .options = kTwoClassOptions,
    .place = place};

}  // namespace inkgrad
