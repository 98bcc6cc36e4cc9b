// Ink on a grid: strokes as chains of round-ended capsules, anti-aliased by the distance to their
// edge. Where strokes meet, the darker wins: ink does not add up.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace inkgrad {

// A pen position in pixels: pixel (column, row) covers [column, column + 1) x [row, row + 1).
struct InkPoint {
  float x = 0;
  float y = 0;
  float radius = 0;
};

// Coverage 0..1, row by row.
class InkGrid {
 public:
  InkGrid(int width, int height);

  int width() const { return width_; }
  int height() const { return height_; }
  std::span<const float> coverage() const { return coverage_; }

  // A stroke of one point is a dot. What lies outside the grid is cut off.
  void add_stroke(std::span<const InkPoint> stroke);

 private:
  void add_capsule(const InkPoint& from, const InkPoint& to);

  int width_;
  int height_;
  std::vector<float> coverage_;
};

}  // namespace inkgrad
