#include "core/data/handwriting/writer.h"

#include <algorithm>
#include <cmath>

namespace inkgrad {

namespace {

double clipped_normal(Rng& rng) { return std::clamp(rng.normal(), -2.5, 2.5); }

}  // namespace

Writer::Writer(Rng& rng) {
  const bool sloppy = rng.uniform() < 0.06;
  looseness = (sloppy ? 1.6 : 1.0) * rng.uniform(0.55, 1.3);
  hurry = static_cast<int>(rng.below(sloppy ? 14 : 9));
  wander = 0.017 * looseness * rng.uniform(0.3, 1.5);
  tremor = 0.008 * rng.uniform() * rng.uniform();
  for (double& coefficient : bend) coefficient = 0.04 * looseness * clipped_normal(rng);
  width = std::exp(0.22 * clipped_normal(rng));
  slant = 0.16 + 0.26 * clipped_normal(rng);
  turn = 0.10 * clipped_normal(rng);
  pen_pixels = std::clamp(2.4 * std::exp(0.32 * rng.normal()), 1.0, 7.0);
  width *= std::pow(std::max(1.0, pen_pixels / 2.4), 0.3);  // a thick pen needs room
  unevenness = 0.10 * rng.uniform(0.2, 1.6);
  press_start = rng.uniform(-0.25, 0.15);
  press_end = rng.uniform(-0.35, 0.10);
  size = rng.uniform(0.35, 0.8);
  x = 0.5 + (0.9 - size) * rng.uniform(-0.5, 0.5);
  y = 0.5 + (0.9 - size) * rng.uniform(-0.5, 0.5);
}

Position Writer::formed(Position place) const {
  const double u = 2 * place.x - 1;
  const double v = 2 * place.y - 1;
  // All terms of second order and the cubes: eggs, wedges, bows, a larger upper or lower half.
  const double dx = bend[0] * u * u + bend[1] * u * v + bend[2] * v * v + bend[3] * v * v * v +
                    bend[4] * u * u * u + bend[5] * u * u * v;
  const double dy = bend[6] * u * u + bend[7] * u * v + bend[8] * v * v + bend[9] * v * v * v +
                    bend[10] * u * u * u + bend[11] * u * v * v;
  const double px = (0.5 * u + dx) * width;
  const double py = 0.5 * v + dy;
  const double sx = px - slant * py;
  return {0.5 + sx * std::cos(turn) - py * std::sin(turn),
          0.5 + sx * std::sin(turn) + py * std::cos(turn)};
}

}  // namespace inkgrad
