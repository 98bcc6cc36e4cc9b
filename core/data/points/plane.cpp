// plane: a slope that one linear unit can follow.
#include <cmath>

#include "core/data/point_generator.h"
#include "core/data/points/options.h"

namespace inkgrad {

namespace {

double value(const Options&, const PlanePoint& p) { return (p.x + p.y) / (2 * kPlaneSide); }

}  // namespace

const PointGeneratorType kPlanePoints{.name = "plane",
                                      .label = "Plane",
                                      .help = "A tilted plane. One linear unit is enough.",
                                      .formula = R"(\frac{x + y}{12})",
                                      .options = kTargetOptions,
                                      .value = value};

}  // namespace inkgrad
