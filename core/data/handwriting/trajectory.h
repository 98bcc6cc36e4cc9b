// The pen's way between the knots: splines sampled evenly, shaken and rounded.
#pragma once

#include <vector>

#include "core/base/rng.h"
#include "core/data/handwriting/hand.h"

namespace inkgrad {

struct Position {
  double x = 0;
  double y = 0;
};

using Trajectory = std::vector<Position>;

// Points about `step` apart on a cubic spline through the knots, straight where both ends are
// corners.
Trajectory sample_spline(const KnotStroke& knots, double step);

// Adds a smooth random sideways wander of standard deviation `size` that changes about every
// `every` points. Long waves bend the letter, short ones are a tremor.
void shake(Trajectory& points, Rng& rng, double size, int every);

// A hurried pen cuts corners: each point moves `passes` times half-way to the middle of its
// neighbours. The ends stay.
void round_off(Trajectory& points, int passes);

}  // namespace inkgrad
