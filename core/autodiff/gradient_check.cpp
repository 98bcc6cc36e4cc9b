#include "core/autodiff/gradient_check.h"

#include <algorithm>
#include <cmath>

namespace inkgrad {

double numeric_slope(const Tape& tape, Scalar& number, double h) {
  const Scalar before = number;
  const auto loss_at = [&](double x) {
    number = static_cast<Scalar>(x);
    tape.forward_all();
    return static_cast<double>(tape.value(tape.loss()).data[0]);
  };
  const double above = loss_at(double(before) + h);
  const double step_up = double(number) - double(before);  // what rounding left of h
  const double below = loss_at(double(before) - h);
  const double step_down = double(before) - double(number);
  number = before;
  return (above - below) / (step_up + step_down);
}

GradientCheck gradient_check(const Tape& tape, std::span<Scalar> numbers,
                             std::span<const Scalar> grads, std::span<const Index> cells, double h,
                             double floor) {
  GradientCheck result;
  for (const Index cell : cells) {
    const auto at = static_cast<std::size_t>(cell);
    const double analytic = static_cast<double>(grads[at]);
    const double numeric = numeric_slope(tape, numbers[at], h);
    const double size = std::max({std::abs(analytic), std::abs(numeric), floor});
    const double error = std::abs(analytic - numeric) / size;
    ++result.checked;
    if (!(error <= result.max_relative_error)) {  // NaN counts as worst
      result.max_relative_error = error;
      result.worst = cell;
    }
  }
  tape.forward_all();
  return result;
}

}  // namespace inkgrad
