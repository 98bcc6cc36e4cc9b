// PlaneFeature: a number made of a point's x and y that a network may be given in their place, as
// in TensorFlow's Playground. The op, the layer's options and the exports all go through this list.
#pragma once

#include <array>
#include <string_view>

#include "core/base/scalar.h"

namespace inkgrad {

// What a feature is of the coordinates a and b (x and y, multiplied by the layer's "scale").
struct PlaneFeature {
  std::string_view name;  // the option, and the attribute, that chooses it
  std::string_view label;
  std::string_view help;
  Scalar (*value)(Scalar a, Scalar b);
  // d value / d a and / d b; null where it does not depend on that one.
  Scalar (*slope_a)(Scalar a, Scalar b);
  Scalar (*slope_b)(Scalar a, Scalar b);
  std::string_view working;  // as in Working, with the letters a and b in place of numbers
};

// In the order in which those chosen become columns.
extern const std::array<PlaneFeature, 7> kPlaneFeatureList;

}  // namespace inkgrad
