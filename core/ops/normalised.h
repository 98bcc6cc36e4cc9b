// What the normalisations share: the numbers of one group are brought to mean 0 and variance 1,
// x_hat = (x - mean) r with r = 1 / sqrt(variance + epsilon), and the way back through it.
#pragma once

#include <cmath>

#include "core/base/scalar.h"
#include "core/ops/working.h"

namespace inkgrad {

struct GroupStatistics {
  double mean = 0;
  double variance = 0;  // divided by the count, not by count - 1
};

// at(i): the i-th of `count` numbers. In double and in two passes: a mean far from 0 costs nothing.
template <typename At>
GroupStatistics statistics_of(Index count, At&& at) {
  GroupStatistics s;
  for (Index i = 0; i < count; ++i) s.mean += double(at(i));
  s.mean /= double(count);
  for (Index i = 0; i < count; ++i) {
    const double off = double(at(i)) - s.mean;
    s.variance += off * off;
  }
  s.variance /= double(count);
  return s;
}

inline double reciprocal_deviation(double variance, double epsilon) {
  return 1 / std::sqrt(variance + epsilon);
}

// One cell's scale * (x - mean) / sqrt(variance + epsilon) + shift.
inline void write_normalised(Working& text, Scalar x, const GroupStatistics& s, double epsilon,
                             Scalar scale, Scalar shift) {
  text.write(R"(# \cdot \frac{# - #}{\sqrt{# + #}} + #)",
             {double(scale), double(x), s.mean, s.variance, epsilon, double(shift)});
}

// How a group's gradient goes back through its own mean and variance (Ioffe and Szegedy 2015,
// section 3): dx_i = r (g_i - mean(g) - x_hat_i mean(g x_hat)), g = d loss / d x_hat.
struct GroupGradient {
  double mean = 0;       // of g
  double mean_xhat = 0;  // of g x_hat

  Scalar dx(double g, double xhat, double r) const {
    return static_cast<Scalar>(r * (g - mean - xhat * mean_xhat));
  }
};

// g(i) and xhat(i) of the i-th of `count` numbers.
template <typename G, typename XHat>
GroupGradient gradient_of(Index count, G&& g, XHat&& xhat) {
  GroupGradient sums;
  for (Index i = 0; i < count; ++i) {
    sums.mean += g(i);
    sums.mean_xhat += g(i) * xhat(i);
  }
  sums.mean /= double(count);
  sums.mean_xhat /= double(count);
  return sums;
}

// d x_hat_o / d x_i within a group of `count`.
inline double normalised_derivative(bool same, double xhat_o, double xhat_i, double r,
                                    Index count) {
  return r * ((same ? 1.0 : 0.0) - (1 + xhat_o * xhat_i) / double(count));
}

}  // namespace inkgrad
