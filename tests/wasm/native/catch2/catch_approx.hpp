// Stands in for Catch2's Approx, with its meaning: equal within epsilon times the size of the
// number expected, or within the margin.
#pragma once

#include <cmath>
#include <limits>

namespace Catch {

class Approx {
 public:
  explicit Approx(double expected) : expected_(expected) {}

  Approx& epsilon(double share) {
    epsilon_ = share;
    return *this;
  }
  Approx& margin(double size) {
    margin_ = size;
    return *this;
  }

  friend bool operator==(double number, const Approx& approx) {
    const double apart = std::abs(number - approx.expected_);
    return apart <= approx.margin_ || apart <= approx.epsilon_ * std::abs(approx.expected_);
  }

 private:
  double expected_;
  double epsilon_ = double(std::numeric_limits<float>::epsilon()) * 100;
  double margin_ = 0;
};

}  // namespace Catch
