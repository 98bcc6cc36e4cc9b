#include "core/data/handwriting/mishaps.h"

#include <algorithm>

namespace inkgrad {

namespace {

constexpr double kCut = 0.05;
constexpr double kSkip = 0.03;
constexpr double kSpeck = 0.03;
constexpr double kTwice = 0.04;

struct Box {
  float left = 1e9F;
  float top = 1e9F;
  float right = -1e9F;
  float bottom = -1e9F;
};

Box box_of(const Drawing& drawing) {
  Box box;
  for (const Stroke& stroke : drawing.strokes) {
    for (const PenPoint& point : stroke) {
      box = {std::min(box.left, point.x), std::min(box.top, point.y), std::max(box.right, point.x),
             std::max(box.bottom, point.y)};
    }
  }
  return box;
}

// Keeps the points that `stays` holds for; a stroke falls apart where some are missing.
template <typename Stays>
void keep(Drawing& drawing, Stays stays) {
  std::vector<Stroke> kept;
  for (const Stroke& stroke : drawing.strokes) {
    bool going_on = false;
    for (const PenPoint& point : stroke) {
      const bool stay = stays(point);
      if (stay && !going_on) kept.emplace_back();
      if (stay) kept.back().push_back(point);
      going_on = stay;
    }
  }
  if (!kept.empty()) drawing.strokes = std::move(kept);
}

// Most often the lower edge: writers start at the upper left and run out of room below.
void cut(Drawing& drawing, Rng& rng) {
  const Box box = box_of(drawing);
  const auto share = static_cast<float>(rng.uniform(0.03, 0.13));
  const float across = share * (box.right - box.left);
  const float down = share * (box.bottom - box.top);
  const double side = rng.uniform();
  keep(drawing, [&](const PenPoint& point) {
    if (side < 0.5) return point.y <= box.bottom - down;
    if (side < 0.7) return point.y >= box.top + down;
    if (side < 0.85) return point.x >= box.left + across;
    return point.x <= box.right - across;
  });
}

void skip(Drawing& drawing, Rng& rng) {
  std::size_t points = 0;
  for (const Stroke& stroke : drawing.strokes) points += stroke.size();
  const std::size_t first = rng.below(static_cast<std::uint32_t>(points));
  const std::size_t end = first + 2 + rng.below(3);
  std::size_t i = 0;
  keep(drawing, [&](const PenPoint&) {
    const bool stay = i < first || i >= end;
    ++i;
    return stay;
  });
}

void speck(Drawing& drawing, Rng& rng) {
  const Box box = box_of(drawing);
  const double size = std::max(box.right - box.left, box.bottom - box.top);
  const auto beside = [&](float low, float high) {
    return static_cast<float>(rng.uniform(low - 0.12 * size, high + 0.12 * size));
  };
  const float x = beside(box.left, box.right);
  const float y = beside(box.top, box.bottom);
  drawing.strokes.push_back({{x, y, static_cast<float>(rng.uniform(0, 0.3))}});
}

// Goes over the whole digit a second time, a little beside the first.
void twice(Drawing& drawing, Rng& rng) {
  const double pen = drawing.pen_width;
  const auto dx = static_cast<float>(pen * rng.uniform(-0.8, 0.8));
  const auto dy = static_cast<float>(pen * rng.uniform(-0.6, 0.6));
  const std::size_t strokes = drawing.strokes.size();
  for (std::size_t s = 0; s < strokes; ++s) {
    Stroke again = drawing.strokes[s];
    for (PenPoint& point : again) {
      point.x += dx;
      point.y += dy;
    }
    drawing.strokes.push_back(std::move(again));
  }
}

}  // namespace

void suffer_mishaps(Drawing& drawing, Rng& rng) {
  if (rng.uniform() < kTwice) twice(drawing, rng);
  if (rng.uniform() < kCut) cut(drawing, rng);
  if (rng.uniform() < kSkip) skip(drawing, rng);
  if (rng.uniform() < kSpeck) speck(drawing, rng);
}

}  // namespace inkgrad
