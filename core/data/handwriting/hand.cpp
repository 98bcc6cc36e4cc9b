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

void Hand::down(const Place& place) {
  pen_is_down_ = false;
  add(place, false);
}

void Hand::to(const Place& place) { add(place, false); }

void Hand::corner(const Place& place) { add(place, true); }

void Hand::arc(const Arc& arc) {
  const int steps = std::max(1, static_cast<int>(std::ceil(std::abs(arc.sweep) / kArcKnotEvery)));
  for (int i = 0; i <= steps; ++i) {
    const double part = static_cast<double>(i) / steps;
    const double angle = (arc.from + arc.sweep * part) * std::numbers::pi / 180;
    const double size = 1 + (arc.growth - 1) * part;
    add({arc.cx + size * arc.rx * std::cos(angle), arc.cy + size * arc.ry * std::sin(angle)},
        false);
  }
}

void Hand::add(const Place& place, bool corner) {
  if (!pen_is_down_) strokes_.emplace_back();
  pen_is_down_ = true;
  strokes_.back().push_back({about(place.x, kAim), about(place.y, kAim), corner});
}

}  // namespace inkgrad
