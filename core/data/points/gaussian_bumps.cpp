// gaussian_bumps: hills and hollows in turn, in two rows of three.
#include <cmath>

#include "core/data/point_generator.h"
#include "core/data/points/options.h"

namespace inkgrad {

namespace {

constexpr double kAcross = 4;  // between middles, along x
constexpr double kAlong = 5;   // along y

double value(const Options&, const PlanePoint& p) {
  double sum = 0;
  for (int column = -1; column <= 1; ++column) {
    for (int row = 0; row < 2; ++row) {
      const double dx = p.x - kAcross * column;
      const double dy = p.y - kAlong * (row - 0.5);
      sum += ((column + row) % 2 == 0 ? 1 : -1) * std::exp(-(dx * dx + dy * dy) / 2);
    }
  }
  return sum;
}

}  // namespace

const PointGeneratorType kGaussianBumpsPoints{
    .name = "gaussian_bumps",
    .label = "Gaussian bumps",
    .help = "Three hills and three hollows. Between them the ground is level.",
    .formula = R"(\sum_k \pm e^{-\lVert p - \mu_k \rVert^2 / 2})",
    .options = kTargetOptions,
    .value = value};

}  // namespace inkgrad
