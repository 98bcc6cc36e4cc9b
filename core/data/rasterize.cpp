#include "core/data/rasterize.h"

#include <algorithm>
#include <cmath>

namespace inkgrad {

namespace {

// First and last+1 pixel that ink between low and high can touch, within 0..size.
struct PixelRange {
  int first;
  int end;
};

PixelRange touched(float low, float high, int size) {
  const auto limit = static_cast<float>(size);
  return {static_cast<int>(std::clamp(std::floor(low), 0.0F, limit)),
          static_cast<int>(std::clamp(std::ceil(high), 0.0F, limit))};
}

}  // namespace

InkGrid::InkGrid(int width, int height)
    : width_(width),
      height_(height),
      coverage_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0.0F) {}

void InkGrid::add_stroke(std::span<const InkPoint> stroke) {
  if (stroke.size() == 1) add_capsule(stroke[0], stroke[0]);
  for (std::size_t i = 1; i < stroke.size(); ++i) add_capsule(stroke[i - 1], stroke[i]);
}

void InkGrid::add_capsule(const InkPoint& from, const InkPoint& to) {
  const float reach = std::max(from.radius, to.radius) + 0.5F;  // the edge is one pixel soft
  const PixelRange columns =
      touched(std::min(from.x, to.x) - reach, std::max(from.x, to.x) + reach, width_);
  const PixelRange rows =
      touched(std::min(from.y, to.y) - reach, std::max(from.y, to.y) + reach, height_);
  const float dx = to.x - from.x;
  const float dy = to.y - from.y;
  const float length_squared = dx * dx + dy * dy;
  const float along = length_squared > 0 ? 1.0F / length_squared : 0.0F;
  for (int row = rows.first; row < rows.end; ++row) {
    const float py = static_cast<float>(row) + 0.5F - from.y;
    float* const line =
        &coverage_[static_cast<std::size_t>(row) * static_cast<std::size_t>(width_)];
    for (int column = columns.first; column < columns.end; ++column) {
      if (line[column] >= 1) continue;  // the capsule before this one has covered most of it
      const float px = static_cast<float>(column) + 0.5F - from.x;
      const float t = std::clamp((px * dx + py * dy) * along, 0.0F, 1.0F);
      const float ox = px - t * dx;
      const float oy = py - t * dy;
      const float distance_squared = ox * ox + oy * oy;
      const float soft_edge = from.radius + t * (to.radius - from.radius) + 0.5F;
      if (distance_squared >= soft_edge * soft_edge) continue;
      const float covered = std::min(soft_edge - std::sqrt(distance_squared), 1.0F);
      line[column] = std::max(line[column], covered);
    }
  }
}

}  // namespace inkgrad
