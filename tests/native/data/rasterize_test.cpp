// Ink on a grid: how much of it, how soft its edge, and where it stops.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

#include "core/data/rasterize.h"

namespace inkgrad {
namespace {

double ink(const InkGrid& grid) {
  const auto covered = grid.coverage();
  return std::accumulate(covered.begin(), covered.end(), 0.0);
}

TEST_CASE("a dot and a line cover the area of their shapes", "[data][rasterize]") {
  InkGrid dot(40, 40);
  dot.add_stroke(std::vector<InkPoint>{{20.3F, 19.6F, 6}});
  CHECK(std::abs(ink(dot) / (std::numbers::pi * 36) - 1) < 0.01);

  InkGrid line(40, 40);
  line.add_stroke(std::vector<InkPoint>{{10, 12, 2}, {25, 28, 2}});
  const double area = 4 * std::hypot(15.0, 16.0) + std::numbers::pi * 4;
  CHECK(std::abs(ink(line) / area - 1) < 0.02);
}

TEST_CASE("an edge half-way through a pixel covers half of it", "[data][rasterize]") {
  InkGrid grid(20, 20);
  grid.add_stroke(std::vector<InkPoint>{{10, -50, 3.5F}, {10, 50, 3.5F}});
  CHECK(grid.coverage()[10 * 20 + 5] == 0);
  CHECK(std::abs(grid.coverage()[10 * 20 + 6] - 0.5F) < 1e-5F);
  CHECK(grid.coverage()[10 * 20 + 7] == 1);
  CHECK(std::abs(grid.coverage()[10 * 20 + 13] - 0.5F) < 1e-5F);
}

TEST_CASE("ink does not add up where strokes meet, and their order is all one",
          "[data][rasterize]") {
  const std::vector<InkPoint> across{{3, 10.2F, 1.7F}, {17, 9.4F, 1.2F}};
  const std::vector<InkPoint> down{{9.7F, 2, 2}, {10.1F, 18, 1}};
  InkGrid one(20, 20);
  one.add_stroke(across);
  one.add_stroke(down);
  one.add_stroke(down);
  InkGrid other(20, 20);
  other.add_stroke(down);
  other.add_stroke(across);
  CHECK(std::equal(one.coverage().begin(), one.coverage().end(), other.coverage().begin()));
  for (const float covered : one.coverage()) CHECK((covered >= 0 && covered <= 1));
}

TEST_CASE("ink outside of the grid is cut off", "[data][rasterize]") {
  InkGrid grid(10, 8);
  grid.add_stroke(std::vector<InkPoint>{{-100, -100, 5}});
  grid.add_stroke(std::vector<InkPoint>{{1e6F, 4, 2}, {2e6F, 4, 2}});
  CHECK(ink(grid) == 0);
  grid.add_stroke(std::vector<InkPoint>{{-1e5F, 4, 2}, {1e5F, 4, 2}});
  CHECK(std::abs(ink(grid) - 40) < 1);
}

TEST_CASE("an empty stroke leaves no ink", "[data][rasterize]") {
  InkGrid grid(4, 4);
  grid.add_stroke({});
  CHECK(ink(grid) == 0);
}

}  // namespace
}  // namespace inkgrad
