#include "core/data/digit_generator.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/data/drawn_digit.h"
#include "core/data/glyphs/glyph.h"
#include "core/data/handwriting/mishaps.h"
#include "core/data/handwriting/trajectory.h"
#include "core/data/handwriting/writer.h"

namespace inkgrad {

namespace {

constexpr double kStep = 0.045;  // between sampled points, glyph units
constexpr int kWaveEvery = 9;    // points between the long waves' turns
constexpr int kTremorEvery = 2;
constexpr int kPressureEvery = 6;
constexpr double kEndPoints = 4;  // over how many points the pen comes down and lifts

Rng rng_of(std::uint64_t seed, std::uint64_t index) {
  const std::uint64_t state = mixed(seed, index);
  return Rng(state, mixed(state, index));
}

const GlyphWay& chosen_way(Rng& rng, int label) {
  const auto ways = glyph_ways(label);
  double total = 0;
  for (const GlyphWay& way : ways) total += way.weight;
  double left = rng.uniform(0, total);
  for (const GlyphWay& way : ways) {
    left -= way.weight;
    if (left < 0) return way;
  }
  return ways.back();
}

// Pressure along a stroke: uneven, and lighter or heavier where the pen comes down and lifts.
void press(Stroke& stroke, const Writer& writer, Rng& rng) {
  const auto count = static_cast<double>(stroke.size());
  double from = rng.normal();
  double to = rng.normal();
  for (std::size_t i = 0; i < stroke.size(); ++i) {
    const std::size_t k = i % kPressureEvery;
    if (k == 0 && i > 0) {
      from = to;
      to = rng.normal();
    }
    const double t = static_cast<double>(k) / kPressureEvery;
    const double since = static_cast<double>(i);
    const double near_start = std::max(0.0, 1 - since / kEndPoints);
    const double near_end = std::max(0.0, 1 - (count - 1 - since) / kEndPoints);
    const double pressure = 0.5 + writer.unevenness * ((1 - t) * from + t * to) +
                            writer.press_start * near_start + writer.press_end * near_end;
    stroke[i].pressure = static_cast<float>(std::clamp(pressure, 0.05, 1.0));
  }
}

// Scales the strokes to the writer's size and place on the pad and takes the pen that will be
// `pen_pixels` wide when the digit with its ink is fitted into 20.
Drawing on_pad(const std::vector<Trajectory>& strokes, const Writer& writer) {
  Position low{1e9, 1e9};
  Position high{-1e9, -1e9};
  for (const Trajectory& stroke : strokes) {
    for (const Position& place : stroke) {
      low = {std::min(low.x, place.x), std::min(low.y, place.y)};
      high = {std::max(high.x, place.x), std::max(high.y, place.y)};
    }
  }
  const double longer = std::max({high.x - low.x, high.y - low.y, 1e-3});
  const double scale = writer.size / longer;
  Drawing drawing;
  drawing.pen_width =
      static_cast<float>(writer.size * writer.pen_pixels / (kFittedSide - writer.pen_pixels));
  for (const Trajectory& stroke : strokes) {
    Stroke& drawn = drawing.strokes.emplace_back();
    drawn.reserve(stroke.size());
    for (const Position& place : stroke) {
      drawn.push_back({static_cast<float>(writer.x + (place.x - 0.5 * (low.x + high.x)) * scale),
                       static_cast<float>(writer.y + (place.y - 0.5 * (low.y + high.y)) * scale)});
    }
  }
  return drawing;
}

Drawing written(Rng& rng, int label) {
  const GlyphWay& way = chosen_way(rng, label);
  const Writer writer(rng);
  Hand hand(rng, writer.looseness);
  way.write(hand);
  std::vector<Trajectory> strokes;
  for (const KnotStroke& knots : hand.strokes()) {
    Trajectory& points = strokes.emplace_back(sample_spline(knots, kStep));
    shake(points, rng, writer.wander, kWaveEvery);
    round_off(points, writer.hurry);
    if (writer.tremor > 0.001) shake(points, rng, writer.tremor, kTremorEvery);
    for (Position& place : points) place = writer.formed(place);
  }
  Drawing drawing = on_pad(strokes, writer);
  for (Stroke& stroke : drawing.strokes) press(stroke, writer, rng);
  suffer_mishaps(drawing, rng);
  return drawing;
}

}  // namespace

int DigitGenerator::label(std::uint64_t index) const {
  std::array<int, 10> labels{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  Rng rng = rng_of(seed_ ^ 0x6c6162656c73ULL, index / 10);
  rng.shuffle(std::span<int>(labels));
  return labels[index % 10];
}

std::string_view DigitGenerator::way(std::uint64_t index) const {
  Rng rng = rng_of(seed_, index);
  return chosen_way(rng, label(index)).name;
}

Drawing DigitGenerator::drawing(std::uint64_t index) const { return drawing(label(index), index); }

Drawing DigitGenerator::drawing(int label, std::uint64_t index) const {
  Rng rng = rng_of(seed_, index);
  return written(rng, label);
}

int DigitGenerator::picture(std::uint64_t index, std::span<std::uint8_t> pixels) const {
  seen_pixels(drawing(index), pixels);
  return label(index);
}

}  // namespace inkgrad
