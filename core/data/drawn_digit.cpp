#include "core/data/drawn_digit.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/data/picture_fit.h"
#include "core/data/rasterize.h"

namespace inkgrad {

namespace {

constexpr float kFarthest = 100;  // pad units: farther out is a broken drawing
constexpr float kWidestPen = 1;   // pad units
constexpr std::size_t kMostPoints = 200'000;
// A dot or a tiny scribble is not blown up until its pen is thicker than any digit's (99.9 % of
// MNIST is thinner, of 20 pixels).
constexpr float kWidestFittedPen = 8;
constexpr int kOversampling = 2;  // the fitted picture is averaged from a finer one

void check(const Drawing& drawing) {
  if (!std::isfinite(drawing.pen_width) || drawing.pen_width <= 0 ||
      drawing.pen_width > kWidestPen) {
    throw Error(ErrorCode::kInvalidArgument,
                text("pen width: expected more than 0 and at most ", kWidestPen,
                     " of the pad, got ", drawing.pen_width));
  }
  std::size_t points = 0;
  for (std::size_t s = 0; s < drawing.strokes.size(); ++s) {
    const Stroke& stroke = drawing.strokes[s];
    points += stroke.size();
    if (points > kMostPoints) {
      throw Error(ErrorCode::kInvalidArgument,
                  text("drawing: more than ", kMostPoints, " points, up to stroke ", s + 1));
    }
    for (std::size_t i = 0; i < stroke.size(); ++i) {
      const auto complain = [&](const char* what, float came, const char* expected) {
        throw Error(ErrorCode::kInvalidArgument, text("stroke ", s + 1, ", point ", i + 1, ": ",
                                                      what, " is ", came, ", expected ", expected));
      };
      const PenPoint& point = stroke[i];
      // Written so that a NaN fails.
      if (!(std::abs(point.x) <= kFarthest)) complain("x", point.x, "a number near 0..1");
      if (!(std::abs(point.y) <= kFarthest)) complain("y", point.y, "a number near 0..1");
      if (!(point.pressure >= 0 && point.pressure <= 1)) {
        complain("pressure", point.pressure, "0..1");
      }
    }
  }
}

// The ink's extent in pad units.
struct Extent {
  float left = kFarthest * 4;
  float top = kFarthest * 4;
  float right = -kFarthest * 4;
  float bottom = -kFarthest * 4;
  bool empty() const { return right < left; }
};

Extent extent_of(const Drawing& drawing) {
  Extent extent;
  for (const Stroke& stroke : drawing.strokes) {
    for (const PenPoint& point : stroke) {
      const float radius = ink_radius(drawing.pen_width, point.pressure);
      extent.left = std::min(extent.left, point.x - radius);
      extent.right = std::max(extent.right, point.x + radius);
      extent.top = std::min(extent.top, point.y - radius);
      extent.bottom = std::max(extent.bottom, point.y + radius);
    }
  }
  return extent;
}

// pixel = pad * scale + (x, y)
struct Mapping {
  float scale;
  float x;
  float y;
};

// Whether leaving out the middle one of three points changes the ink by less than a tenth of a
// pixel. Pens report many such points; each would be another capsule over the same pixels.
bool superfluous(const InkPoint& before, const InkPoint& point, const InkPoint& after) {
  constexpr float kTolerance = 0.1F;
  constexpr float kLongest = 5;  // pixels; keeps errors from adding up along a slow bend
  const float dx = after.x - before.x;
  const float dy = after.y - before.y;
  const float length_squared = dx * dx + dy * dy;
  const float px = point.x - before.x;
  const float py = point.y - before.y;
  const float along = px * dx + py * dy;
  const float across = px * dy - py * dx;
  if (length_squared > kLongest * kLongest || along < 0 || along > length_squared) return false;
  if (across * across > kTolerance * kTolerance * length_squared) return false;
  const float t = length_squared > 0 ? along / length_squared : 0.0F;
  return std::abs(before.radius + t * (after.radius - before.radius) - point.radius) <= kTolerance;
}

InkGrid ink_of(const Drawing& drawing, const Mapping& map, int side) {
  InkGrid grid(side, side);
  std::vector<InkPoint> points;
  for (const Stroke& stroke : drawing.strokes) {
    points.clear();
    for (const PenPoint& point : stroke) {
      points.push_back({point.x * map.scale + map.x, point.y * map.scale + map.y,
                        ink_radius(drawing.pen_width, point.pressure) * map.scale});
      const std::size_t n = points.size();
      if (n >= 3 && superfluous(points[n - 3], points[n - 2], points[n - 1])) {
        points[n - 2] = points[n - 1];
        points.pop_back();
      }
    }
    grid.add_stroke(points);
  }
  return grid;
}

// The ink fitted into 20x20 straight from the strokes, at any size equally sharp.
FittedGrey fit(const Drawing& drawing, const Extent& extent) {
  const float width = extent.right - extent.left;
  const float height = extent.bottom - extent.top;
  const float pen = 2 * ink_radius(drawing.pen_width, 0.5F);
  const float scale =
      kOversampling *
      std::min(static_cast<float>(kFittedSide) / std::max(width, height), kWidestFittedPen / pen);
  constexpr int kSide = kFittedSide * kOversampling;
  const Mapping map{scale, 0.5F * (kSide - width * scale) - extent.left * scale,
                    0.5F * (kSide - height * scale) - extent.top * scale};
  return average_down(ink_of(drawing, map, kSide), kOversampling);
}

}  // namespace

DrawnDigit drawn_digit(const Drawing& drawing) {
  check(drawing);
  DrawnDigit digit;
  const InkGrid ink = ink_of(drawing, {kInkSide, 0, 0}, kInkSide);
  digit.ink = {kInkSide, kInkSide, {}};
  digit.ink.pixels.reserve(ink.coverage().size());
  for (const float covered : ink.coverage()) digit.ink.pixels.push_back(grey_level(covered));
  const Extent extent = extent_of(drawing);
  if (!extent.empty()) finish_digit(fit(drawing, extent), digit);
  return digit;
}

DrawnDigit drawn_digit(std::span<const std::uint8_t> pixels, int width, int height) {
  if (width < 1 || height < 1 || width > kMaxPictureSide || height > kMaxPictureSide) {
    throw Error(ErrorCode::kInvalidArgument, text("picture: expected sides of 1..", kMaxPictureSide,
                                                  ", got ", width, "x", height));
  }
  if (pixels.size() != static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {
    throw Error(ErrorCode::kShapeMismatch, text("picture: ", width, "x", height, " needs ",
                                                width * height, " pixels, got ", pixels.size()));
  }
  DrawnDigit digit;
  digit.ink = {width, height, {pixels.begin(), pixels.end()}};
  if (const auto fitted = fit_picture(digit.ink)) finish_digit(*fitted, digit);
  return digit;
}

void seen_pixels(const Drawing& drawing, std::span<std::uint8_t> seen) {
  if (seen.size() != kDigitPixels) {
    throw Error(ErrorCode::kShapeMismatch,
                text("digit: expected room for ", kDigitPixels, " pixels, got ", seen.size()));
  }
  check(drawing);
  DrawnDigit digit;
  const Extent extent = extent_of(drawing);
  if (!extent.empty()) finish_digit(fit(drawing, extent), digit);
  std::copy(digit.seen.begin(), digit.seen.end(), seen.begin());
}

}  // namespace inkgrad
