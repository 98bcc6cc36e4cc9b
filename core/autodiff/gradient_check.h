// gradient_check: the backward pass against central finite differences of the loss.
#pragma once

#include <span>

#include "core/autodiff/tape.h"

namespace inkgrad {

struct GradientCheck {
  int checked = 0;
  double max_relative_error = 0;  // |a - n| / max(|a|, |n|, floor)
  Index worst = -1;               // the cell it occurred at
};

// Slope of the loss by one number, (L(x + h) - L(x - h)) / 2h; the number is put back as it was.
double numeric_slope(const Tape& tape, Scalar& number, double h);

// Nudges the given cells of `numbers` one by one and compares with `grads`, which a backward pass
// has filled. `floor` keeps noise in vanishing gradients from counting as error.
GradientCheck gradient_check(const Tape& tape, std::span<Scalar> numbers,
                             std::span<const Scalar> grads, std::span<const Index> cells, double h,
                             double floor);

}  // namespace inkgrad
