// moons: two half circles, each reaching into the other.
#include <cmath>
#include <numbers>

#include "core/data/point_generator.h"
#include "core/data/points/options.h"

namespace inkgrad {

namespace {

constexpr double kScale = 3.5;

PlanePoint place(const Options&, int label, Rng& rng) {
  const double t = rng.uniform(0, std::numbers::pi);
  const double x = label == 0 ? std::cos(t) : 1 - std::cos(t);
  const double y = label == 0 ? std::sin(t) : 0.5 - std::sin(t);
  return {kScale * (x - 0.5), kScale * (y - 0.25)};
}

}  // namespace

const PointGeneratorType kMoonsPoints{
    .name = "moons",
    .label = "Two moons",
    .help = "Two half circles that reach into one another: each bends round the other's end.",
    .formula = R"((\cos t, \sin t) \;\text{and}\; (1 - \cos t, \tfrac12 - \sin t))",
    .options = kTwoClassOptions,
    .place = place};

}  // namespace inkgrad
