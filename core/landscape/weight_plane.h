// WeightPlane: a flat piece of the space of all weights: a point and two directions. The loss over
// it is a picture of the loss surface, and only of that slice of it.
#pragma once

#include <vector>

#include "core/nn/parameter_store.h"

namespace inkgrad {

struct WeightPlane {
  std::vector<Scalar> origin;
  std::vector<Scalar> first, second;
  // Shares of a path's variance along the two, where they come from one; otherwise 0.
  double explained_first = 0;
  double explained_second = 0;

  // origin + a first + b second.
  void at(double a, double b, std::span<Scalar> out) const;
};

// Where a point lies, seen straight down on the plane.
struct PlaneShadow {
  double a = 0, b = 0;
  double distance = 0;  // from the plane
};
PlaneShadow shadow_of(const WeightPlane& plane, std::span<const Scalar> point);

// What of a gradient is seen on the plane: the slopes of the loss along its two coordinates.
struct PlaneSlope {
  double a = 0, b = 0;
};
PlaneSlope slope_on(const WeightPlane& plane, std::span<const Scalar> gradient);
// The squared length of that part of a gradient that lies in the plane. Where the directions stand
// upright on one another and have length 1, that is a a + b b.
double square_within(const WeightPlane& plane, const PlaneSlope& slope);

// A direction drawn at random, each unit of it made as long as the same unit of the weights; biases
// and other lists stay as they are. Without this, networks with large weights would look flat, for
// relu networks do the same at any scale. (Li, Xu, Taylor, Studer, Goldstein 2018, section 4.) A
// unit is a filter [unit, C, K, K] or a column [in, unit].
std::vector<Scalar> random_direction(const ParameterStore& weights, std::uint64_t seed,
                                     std::uint64_t stream);
// Through the weights as they are, along two such directions.
WeightPlane random_plane(const ParameterStore& weights, std::uint64_t seed);

}  // namespace inkgrad
