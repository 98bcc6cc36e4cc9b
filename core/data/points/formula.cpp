// formula: points over the whole plane, with what a formula of the learner says of each.
#include <array>

#include "core/data/point_generator.h"
#include "core/data/points/options.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    count_option(),
    task_option(),
    OptionSpec{.name = "noise",
               .label = "Noise",
               .help = "Standard deviation of what is added: to the place of a point with a class, "
                       "to the target of one without.",
               .standard = 0,
               .min = 0,
               .max = 1},
    seed_option(),
};

}  // namespace

const PointGeneratorType kFormulaPoints{
    .name = "formula",
    .label = "Formula",
    .help =
        "Any function of x and y. Above 0 is class 1; or its value, cut off at -1 and 1, is to "
        "be predicted.",
    .formula = "f(x, y)",
    .options = kOptions};

}  // namespace inkgrad
