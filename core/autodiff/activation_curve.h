// An activation drawn as a curve: the op that trains, run on evenly spaced numbers, with its own
// derivative at each of them.
#pragma once

#include <vector>

#include "core/ops/op.h"

namespace inkgrad {

struct ActivationCurve {
  std::vector<Scalar> x;
  std::vector<Scalar> y;
  std::vector<Scalar> dy;  // dy/dx, by the op's vjp
};

// `count` points from `low` to `high`, both included. `parameter` is the op's second input where it
// has one: the slope of prelu. Throws kInvalidArgument for fewer than 2 or more than 10000 points,
// for bounds that are not finite and in order, and for an op that is no function of one number
// (softmax).
ActivationCurve activation_curve(const Op& op, const Attributes& attributes, double low,
                                 double high, Index count, Scalar parameter = Scalar(0.25));

}  // namespace inkgrad
