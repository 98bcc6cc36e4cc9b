// Slopes by nudging: the derivative of a tape's result by one of its numbers, measured by running
// it beside the number, against what the backward pass says. Everything is put back bit by bit.
//
// How sharp this can be depends on Scalar. In single precision a loss near 2 is known to about
// 1e-7, so a slope measured over 2h is known to about 1e-7 / h: for h = 0.01 to 1e-5. Slopes
// smaller than that mean nothing, which is what `floor` is for; a larger h is more exact until the
// curve bends, so the check takes three of them and extrapolates (Richardson 1911).
#pragma once

#include <functional>
#include <optional>

#include "core/autodiff/tape.h"

namespace inkgrad {

// A tape with numbers on it, and how its backward pass begins.
struct SlopeSubject {
  const Tape& tape;
  std::function<void()> begin_backward;
};

struct Nudge {
  double loss = 0;  // the result, weighed by the gradient that enters there
  double below = 0;
  double above = 0;
  double analytic = 0;  // by the backward pass, of what is on the tape
  double numeric = 0;   // (above - below) / 2h, with h as rounding left it
  // By how much the rounding of the two results can move `numeric`: a difference of the slopes
  // below that says nothing.
  double rounding = 0;
  double relative_error() const;
};

// `h` 1e-6 to 1. Throws kInvalidArgument for a value without a gradient, and as expect_cell() does.
Nudge nudge_cell(const SlopeSubject& subject, ValueId value, Index index, double h);

struct SlopeCheck {
  struct Weight {
    ValueId value;
    Index index;
    double analytic;
    double numeric;
  };
  int checked = 0;
  int kinks = 0;  // left out: the slope does not settle as h shrinks, or is no finite number
  // Of those checked: the slopes differ by more than rounding and the curve's bend explain.
  int beyond = 0;
  double floor = 0;
  double max_relative_error = 0;  // |a - n| / max(|a|, |n|, floor)
  double median_relative_error = 0;
  std::optional<Weight> worst;
};

// `count` (1 to 10000) numbers of the parameters that have gradients, chosen by `seed`; where there
// are no more than that, each once.
SlopeCheck check_slopes(const SlopeSubject& subject, int count, std::uint64_t seed);

}  // namespace inkgrad
