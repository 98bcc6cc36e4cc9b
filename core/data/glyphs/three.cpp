// Three: two bows to the right. The top is round or flat, the waist a point, a bend or a loop.
#include <array>

#include "core/data/glyphs/glyph.h"

namespace inkgrad {

namespace {

enum class Waist { kPoint, kBend, kLoop };

void waist(Hand& hand, Waist kind, double x, double y) {
  switch (kind) {
    case Waist::kPoint:
      hand.corner({x, y});
      break;
    case Waist::kBend:
      hand.to({x, y});
      break;
    case Waist::kLoop: {
      const double size = hand.between(0.04, 0.18);
      hand.to({x, y + 0.3 * size});
      hand.to({x - size, y + 0.1 * size});
      hand.to({x - 0.7 * size, y - size});
      hand.to({x + 0.6 * size, y - 0.1 * size});
      break;
    }
  }
}

Waist any_waist(Hand& hand) {
  if (hand.chance(0.55)) return Waist::kPoint;
  return hand.chance(0.6) ? Waist::kBend : Waist::kLoop;
}

void lower_bow(Hand& hand, double waist_y) {
  const double right = hand.between(0.64, 0.96);
  const double middle = 0.5 * (1 + waist_y);
  hand.to({right - 0.17, waist_y + hand.about(0.02, 0.02)});
  hand.to({right, middle - hand.about(0.03, 0.04)});
  if (hand.chance(0.25)) {  // the end falls straight to the left
    hand.to({right - 0.16, 0.88});
    hand.to({hand.about(0.12, 0.1), hand.about(1.02, 0.05)});
    return;
  }
  hand.to({right - 0.1, 0.9});
  if (hand.chance(0.15)) {  // stops short
    hand.to({hand.about(0.56, 0.05), hand.about(1, 0.02)});
    return;
  }
  hand.to({hand.about(0.46, 0.06), 1});
  hand.to({hand.about(0.2, 0.07), hand.about(0.91, 0.06)});
  if (hand.chance(0.25)) hand.to({hand.about(0.14, 0.05), hand.about(0.78, 0.06)});
}

void round_top(Hand& hand) {
  const double y = hand.about(0.45, 0.07);
  hand.down({hand.about(0.23, 0.07), hand.between(0.06, 0.34)});
  hand.to({hand.about(0.33, 0.04), hand.about(0.05, 0.02)});
  hand.to({hand.about(0.52, 0.04), 0});
  const double right = hand.about(0.71, 0.07);
  hand.to({right, 0.42 * y + hand.about(0, 0.02)});
  hand.to({0.5 * right + 0.26, 0.82 * y});
  const Waist kind = any_waist(hand);
  waist(hand, kind, hand.between(0.24, 0.58), y);
  lower_bow(hand, y);
}

void flat_top(Hand& hand) {
  const double y = hand.about(0.42, 0.05);
  hand.down({hand.about(0.15, 0.09), hand.about(0.06, 0.06)});
  if (hand.chance(0.5)) hand.to({hand.about(0.45, 0.06), hand.about(0.03, 0.03)});
  hand.corner({hand.about(0.76, 0.06), hand.about(0.03, 0.03)});
  const Waist kind = hand.chance(0.8) ? Waist::kPoint : Waist::kBend;
  waist(hand, kind, hand.between(0.2, 0.58), y);
  lower_bow(hand, y);
}

void even(Hand& hand) {  // both bows shallow, hardly a waist
  const double y = hand.about(0.47, 0.04);
  hand.down({hand.about(0.26, 0.06), hand.about(0.08, 0.05)});
  hand.to({hand.about(0.52, 0.04), 0});
  hand.to({hand.about(0.7, 0.06), hand.about(0.2, 0.03)});
  const Waist kind = hand.chance(0.5) ? Waist::kPoint : Waist::kBend;
  waist(hand, kind, hand.about(0.54, 0.06), y);
  hand.to({hand.about(0.74, 0.06), hand.about(0.72, 0.04)});
  hand.to({hand.about(0.5, 0.05), 0.99});
  hand.to({hand.about(0.2, 0.08), hand.about(0.94, 0.04)});
}

constexpr std::array<GlyphWay, 3> kWays{
    {{"round top", 66, round_top}, {"flat top", 16, flat_top}, {"even", 18, even}}};

}  // namespace

std::span<const GlyphWay> ways_of_three() { return kWays; }

}  // namespace inkgrad
