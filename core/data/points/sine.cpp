// sine: a wave along x; y says nothing, which the network has to find out.
#include <array>
#include <cmath>

#include "core/data/point_generator.h"
#include "core/data/points/options.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    count_option(),
    OptionSpec{.name = "frequency",
               .label = "Frequency",
               .help = "Faster waves need more units.",
               .standard = 1,
               .min = 0.25,
               .max = 3},
    target_noise_option(),
    seed_option(),
};

double value(const Options& options, const PlanePoint& p) {
  return std::sin(options.number("frequency") * p.x);
}

}  // namespace

const PointGeneratorType kSinePoints{
    .name = "sine",
    .label = "Sine",
    .help = "A wave along x. The other coordinate says nothing: the network has to find that out.",
    .formula = R"(\sin(\omega x))",
    .options = kOptions,
    .value = value};

}  // namespace inkgrad
