// xor: the four quarters of the plane, opposite ones of one class.
#include <cmath>

#include "core/data/point_generator.h"
#include "core/data/points/options.h"

namespace inkgrad {

namespace {

constexpr double kGap = 0.3;  // from the axes

PlanePoint place(const Options&, int label, Rng& rng) {
  const double x = rng.uniform(kGap, 5.0 + kGap);
  const double y = rng.uniform(kGap, 5.0 + kGap);
  const double side = rng.below(2) == 0 ? 1 : -1;
  return {side * x, label == 1 ? side * y : -side * y};
}

}  // namespace

const PointGeneratorType kXorPoints{
    .name = "xor",
    .label = "Exclusive or",
    .help = "Opposite quarters belong together. Neither coordinate alone says anything.",
    .formula = R"(x y > 0)",
    .options = kTwoClassOptions,
    .place = place};

}  // namespace inkgrad
