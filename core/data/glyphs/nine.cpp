// Nine: a loop and a stem, straight, bowed or curled to the left at its foot. The loop begins at
// the stem's top, closes on it, stops short of it or stays open.
#include <array>

#include "core/data/glyphs/glyph.h"

namespace inkgrad {

namespace {

enum class Stem { kStraight, kBowed, kCurled };

Stem any_stem(Hand& hand) {
  if (hand.chance(0.54)) return Stem::kStraight;
  return hand.chance(0.4) ? Stem::kBowed : Stem::kCurled;
}

// Down from (x, y), the right side of the loop.
void stem(Hand& hand, Stem kind, double x, double y) {
  switch (kind) {
    case Stem::kStraight: {
      const double aside = hand.between(-0.18, 0.4);
      hand.to({x - 0.45 * aside + hand.about(0, 0.02), 0.5 * (1 + y)});
      hand.to({x - aside, 1});
      break;
    }
    case Stem::kBowed:
      hand.to({x - hand.about(0.01, 0.02), 0.45});
      hand.to({x - hand.about(0.08, 0.03), 0.75});
      hand.to({x - hand.about(0.26, 0.07), 1});
      break;
    case Stem::kCurled:
      if (hand.chance(0.3)) {  // turns sharply on the base line
        hand.corner({x - hand.about(0.02, 0.04), hand.about(0.95, 0.03)});
        hand.to({x - hand.between(0.35, 0.85), hand.about(0.98, 0.06)});
        break;
      }
      hand.to({x - hand.about(0.0, 0.02), 0.5});
      hand.to({x - hand.about(0.06, 0.03), 0.8});
      hand.to({x - hand.about(0.22, 0.06), hand.about(0.99, 0.02)});
      hand.to({x - hand.between(0.35, 0.85), hand.about(0.95, 0.07)});
      break;
  }
}

// The loop from (start_x, start_y) over the top, left and foot, and up to the stem's right side.
void loop(Hand& hand, const Place& start, double foot, double right) {
  const double left = hand.about(0.26, 0.1);
  hand.down(start);
  hand.to({0.5 * (left + right) + 0.03, hand.about(0.01, 0.015)});
  hand.to({left + 0.06, 0.25 * foot});
  hand.to({left, 0.58 * foot});
  hand.to({left + 0.14, 0.95 * foot});
  hand.to({0.5 * (left + right) + 0.06, 0.97 * foot});
  hand.to({right - 0.08, 0.68 * foot});
}

// Of the loop: mostly near the middle, now and then small or nearly all of the digit.
double any_foot(Hand& hand) {
  if (hand.chance(0.08)) return hand.between(0.7, 0.88);
  return hand.chance(0.25) ? hand.between(0.2, 0.36) : hand.between(0.34, 0.7);
}

void cornered(Hand& hand) {  // the pen turns round at the stem's top
  const double right = hand.about(0.74, 0.04);
  const double foot = any_foot(hand);
  loop(hand, {right + hand.between(-0.14, 0.14), hand.about(0.12, 0.05)}, foot, right);
  const double y = hand.about(0.1, 0.06);
  hand.corner({right, y});
  stem(hand, any_stem(hand), right, y);
}

// The loop ends below its beginning, which stays as a bar or a hook above the stem.
void gapped(Hand& hand) {
  const double right = hand.about(0.72, 0.04);
  const double foot = hand.between(0.32, 0.6);
  loop(hand, {right + hand.between(-0.12, 0.14), hand.about(0.06, 0.04)}, foot, right);
  const double y = hand.between(0.45, 0.8) * foot;
  if (hand.chance(0.6)) hand.corner({right + hand.about(0, 0.03), y});
  stem(hand, any_stem(hand), right, y);
}

void flowing(Hand& hand) {  // out of the loop into the stem, round at the turn
  const double right = hand.about(0.74, 0.04);
  const double foot = any_foot(hand);
  loop(hand, {right - hand.about(0.05, 0.04), hand.about(0.12, 0.05)}, foot, right);
  hand.to({right - 0.02, hand.about(0.26, 0.05)});
  hand.to({right - 0.01, hand.about(0.36, 0.04)});
  stem(hand, any_stem(hand), right, 0.4);
}

void open(Hand& hand) {  // begins on the left: the loop has no roof
  const double right = hand.about(0.74, 0.04);
  const double foot = hand.between(0.28, 0.6);
  const double left = hand.about(0.24, 0.05);
  hand.down({hand.between(left + 0.1, right - 0.1), hand.about(0.05, 0.04)});
  hand.to({left + 0.04, 0.3 * foot});
  hand.to({left, 0.65 * foot});
  hand.to({left + 0.14, 0.97 * foot});
  hand.to({right - 0.16, 0.85 * foot});
  hand.corner({right, hand.about(0.1, 0.07)});
  stem(hand, any_stem(hand), right, 0.1);
}

void ring_and_stem(Hand& hand) {  // two strokes
  const double foot = hand.between(0.28, 0.6);
  const double rx = hand.about(0.25, 0.04);
  hand.arc({0.47, 0.5 * foot, rx, 0.5 * foot, hand.about(-40, 30), -360 - hand.about(5, 15)});
  const double x = 0.47 + rx + hand.about(0, 0.03);
  hand.down({x, hand.about(0.12, 0.07)});
  stem(hand, any_stem(hand), x, 0.15);
}

void clockwise(Hand& hand) {  // from the joint round the loop to the right, then down
  const double right = hand.about(0.74, 0.04);
  const double foot = hand.between(0.28, 0.6);
  const double left = hand.about(0.24, 0.05);
  hand.down({right - hand.about(0.06, 0.05), foot - hand.about(0.08, 0.04)});
  hand.to({0.48, foot});
  hand.to({left, 0.6 * foot});
  hand.to({left + 0.1, 0.16 * foot});
  hand.to({0.52, 0});
  hand.to({right - 0.03, 0.3 * foot});
  hand.to({right, 0.8 * foot});
  stem(hand, any_stem(hand), right, foot);
}

constexpr std::array<GlyphWay, 6> kWays{{{"cornered", 44, cornered},
                                         {"flowing", 22, flowing},
                                         {"gapped", 9, gapped},
                                         {"open", 8, open},
                                         {"ring and stem", 12, ring_and_stem},
                                         {"clockwise", 12, clockwise}}};

}  // namespace

std::span<const GlyphWay> ways_of_nine() { return kWays; }

}  // namespace inkgrad
