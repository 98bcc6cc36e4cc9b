#include "core/data/handwriting/trajectory.h"

#include <algorithm>
#include <cmath>

namespace inkgrad {

namespace {

double distance(const Knot& a, const Knot& b) { return std::hypot(b.x - a.x, b.y - a.y); }

// The spline's direction at knot i: the parabola through it and its neighbours (as Catmull and Rom
// 1974, with the chord lengths as parameter, so that unevenly spaced knots make no loops). A corner
// or an end, seen from one side, just looks at its neighbour.
Position direction(const KnotStroke& knots, std::size_t i, bool from_left) {
  const bool broken = i == 0 || i + 1 == knots.size() || knots[i].corner;
  const auto towards = [&](std::size_t a, std::size_t b) {
    const double length = std::max(distance(knots[a], knots[b]), 1e-6);
    return Position{(knots[b].x - knots[a].x) / length, (knots[b].y - knots[a].y) / length};
  };
  if (broken) return from_left ? towards(i - 1, i) : towards(i, i + 1);
  const Position before = towards(i - 1, i);
  const Position after = towards(i, i + 1);
  const double length_before = distance(knots[i - 1], knots[i]);
  const double length_after = distance(knots[i], knots[i + 1]);
  const double weight = length_after / std::max(length_before + length_after, 1e-6);
  return {weight * before.x + (1 - weight) * after.x, weight * before.y + (1 - weight) * after.y};
}

}  // namespace

Trajectory sample_spline(const KnotStroke& knots, double step) {
  Trajectory points;
  if (knots.empty()) return points;
  points.push_back({knots[0].x, knots[0].y});
  for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
    const Knot& a = knots[i];
    const Knot& b = knots[i + 1];
    const double length = distance(a, b);
    const Position start = direction(knots, i, false);
    const Position end = direction(knots, i + 1, true);
    const int count = std::max(1, static_cast<int>(std::ceil(length / step)));
    for (int k = 1; k <= count; ++k) {
      const double t = static_cast<double>(k) / count;
      const double h_b = t * t * (3 - 2 * t);  // the four Hermite polynomials
      const double h_a = 1 - h_b;
      const double h_start = t * (1 - t) * (1 - t) * length;
      const double h_end = t * t * (t - 1) * length;
      points.push_back({h_a * a.x + h_b * b.x + h_start * start.x + h_end * end.x,
                        h_a * a.y + h_b * b.y + h_start * start.y + h_end * end.y});
    }
  }
  return points;
}

void shake(Trajectory& points, Rng& rng, double size, int every) {
  Position from{size * rng.normal(), size * rng.normal()};
  Position to{size * rng.normal(), size * rng.normal()};
  int k = static_cast<int>(rng.below(static_cast<std::uint32_t>(every)));
  for (Position& point : points) {
    const double t = static_cast<double>(k) / every;
    const double blend = t * t * (3 - 2 * t);
    point.x += (1 - blend) * from.x + blend * to.x;
    point.y += (1 - blend) * from.y + blend * to.y;
    if (++k == every) {
      k = 0;
      from = to;
      to = {size * rng.normal(), size * rng.normal()};
    }
  }
}

void round_off(Trajectory& points, int passes) {
  for (int pass = 0; pass < passes; ++pass) {
    if (points.size() < 3) return;
    Position before = points[0];
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
      const Position here = points[i];
      points[i] = {0.25 * (before.x + points[i + 1].x) + 0.5 * here.x,
                   0.25 * (before.y + points[i + 1].y) + 0.5 * here.y};
      before = here;
    }
  }
}

}  // namespace inkgrad
