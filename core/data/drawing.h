// A drawing: pen strokes on the unit square, as the pad records them and the generator writes them.
// Units: the pad is 0..1 in x (to the right) and y (down); strokes may leave it.
#pragma once

#include <vector>

namespace inkgrad {

struct PenPoint {
  float x = 0;
  float y = 0;
  float pressure = 0.5F;  // 0..1; 0.5 is what a device without pressure reports
};

using Stroke = std::vector<PenPoint>;

// A comfortable pen for the pad: a digit filling two thirds of it gets strokes as thick as MNIST's.
inline constexpr float kDefaultPenWidth = 0.09F;

struct Drawing {
  std::vector<Stroke> strokes;
  float pen_width = kDefaultPenWidth;  // width of the ink at pressure 0.5, in pad units
};

// Half the width of the ink: a light touch gives half of the nominal width, a firm one half more.
inline float ink_radius(float pen_width, float pressure) {
  return 0.5F * pen_width * (0.5F + pressure);
}

}  // namespace inkgrad
