// painted: points that the learner has put on the plane.
#include <array>

#include "core/data/point_generator.h"
#include "core/data/points/options.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{task_option(), classes_option()};

}  // namespace

const PointGeneratorType kPaintedPoints{.name = "painted",
                                        .label = "Painted",
                                        .help = "The points that you have put on the plane.",
                                        .formula = "",
                                        .options = kOptions};

}  // namespace inkgrad
