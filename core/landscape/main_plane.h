// Main directions of a few points among the weights (PCA): the two along which they spread most,
// and the plane through their mean along those. The points may be of one run's path or of several.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "core/landscape/weight_plane.h"

namespace inkgrad {

// All of one size.
using WeightPoints = std::span<const std::span<const Scalar>>;

struct MainAxes {
  double total = 0;  // variance of the points, times their number
  // Along the first and the second direction; 0 where there is no spread left.
  std::array<double, 2> value{};
  // One number a point: times sqrt(value) it is the point's coordinate, centred on the mean.
  std::array<std::vector<double>, 2> direction;

  double share(std::size_t rank) const { return value[rank] / total; }
};

// With T points of P numbers, T far below P, the T x T matrix of inner products has the same
// non-zero eigenvalues as the P x P covariance. The last point lies to the right of the first, and
// above it. Two points or more.
MainAxes main_axes(WeightPoints points);

// The plane through the mean along the two directions, of length 1 each: a point's shadow on it has
// the coordinates of main_axes(). Throws kBadState with fewer than 3 points.
WeightPlane main_plane(WeightPoints points);

}  // namespace inkgrad
