// checkerboard: squares of two classes in turn over the whole plane.
#include <array>
#include <cmath>

#include "core/data/point_generator.h"
#include "core/data/points/options.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    count_option(),
    OptionSpec{.name = "squares",
               .label = "Squares",
               .help = "How many squares lie side by side. More are harder.",
               .kind = OptionKind::kInteger,
               .standard = 4,
               .min = 2,
               .max = 8},
    place_noise_option(),
    imbalance_option(),
    seed_option(),
};

// Half the plane is of either class, so about two draws are needed.
PlanePoint place(const Options& options, int label, Rng& rng) {
  const double side = 2 * kPlaneSide / options.number("squares");
  for (;;) {
    const double x = rng.uniform(0, 2 * kPlaneSide);
    const double y = rng.uniform(0, 2 * kPlaneSide);
    const auto square = static_cast<int>(x / side) + static_cast<int>(y / side);
    if (square % 2 == label) return {x - kPlaneSide, y - kPlaneSide};
  }
}

}  // namespace

const PointGeneratorType kCheckerboardPoints{
    .name = "checkerboard",
    .label = "Checkerboard",
    .help = "Light and dark squares. Every border has to be learned by itself.",
    .formula = R"(\lfloor x/s \rfloor + \lfloor y/s \rfloor \;\text{odd})",
    .options = kOptions,
    .place = place};

}  // namespace inkgrad
