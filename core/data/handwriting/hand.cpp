#include "core/data/handwriting/hand.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace inkgrad {

namespace {
constexpr double kAim = 0.025;        // how far beside its aim a knot lands, standard deviation
constexpr double kArcKnotEvery = 40;  // degrees
}  // namespace

double Hand::about(double mean, double spread) {
  return mean + spread * looseness_ * std::clamp(rng_.normal(), -2.5, 2.5);
}

void Hand::down(double x, double y) {
  pen_is_down_ = false;
  add(x, y, false);
}

void Hand::to(double x, double y) { add(x, y, false); }

void Hand::corner(double x, double y) { add(x, y, true); }

void Hand::arc(double cx, double cy, double rx, double ry, double from, double sweep,
               double growth) {
  const int steps = std::max(1, static_cast<int>(std::ceil(std::abs(sweep) / kArcKnotEvery)));
  for (int i = 0; i <= steps; ++i) {
    const double part = static_cast<double>(i) / steps;
    const double angle = (from + sweep * part) * std::numbers::pi / 180;
    const double size = 1 + (growth - 1) * part;
    add(cx + size * rx * std::cos(angle), cy + size * ry * std::sin(angle), false);
  }
}

void Hand::add(double x, double y, bool corner) {
  if (!pen_is_down_) strokes_.emplace_back();
  pen_is_down_ = true;
  strokes_.back().push_back({about(x, kAim), about(y, kAim), corner});
}

}  // namespace inkgrad
