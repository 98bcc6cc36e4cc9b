// One: mostly a bare stroke, leaning; with a flag, with a foot, with both.
#include <array>
#include <cmath>

#include "core/data/glyphs/glyph.h"

namespace inkgrad {

namespace {

// The stem from (x, 0) down, a little bowed, more often than not leaning to the right.
void stem(Hand& hand, double x) {
  const double lean = hand.about(0.1, 0.16);
  hand.to({hand.about(x - 0.5 * lean, 0.035), 0.5});
  hand.corner({hand.about(x - lean, 0.03), 1});
}

void foot(Hand& hand) {
  const double half = hand.between(0.12, 0.5);
  const double tilt = hand.about(0, 0.04);
  const double shift = hand.about(-0.07, 0.08);
  hand.down({0.5 - half + shift, 1 + tilt});
  hand.to({0.5 + shift, hand.about(1, 0.015)});
  hand.to({0.5 + half + shift, 1 - tilt});
}

void plain(Hand& hand) {
  hand.down({0.5, 0});
  stem(hand, 0.5);
}

// A flag beside the stem, long or short, flat or so steep that it nearly falls back on the stem.
void flag(Hand& hand) {
  const double length = hand.between(0.12, 0.6);
  const double angle = hand.between(0.5, 1.45);  // below the horizontal, radians
  const double left = 0.5 - length * std::cos(angle);
  const double low = length * std::sin(angle);
  hand.down({left, low});
  if (hand.chance(0.5)) hand.to({0.55 * left + 0.225, 0.55 * low - hand.about(0.02, 0.02)});
  hand.corner({0.5, 0});
  stem(hand, 0.5);
}

void bent_flag(Hand& hand) {  // the flag goes up as a curve and the stem leaves it without a corner
  const double out = hand.between(0.06, 0.25);
  hand.down({0.5 - out, out * hand.between(0.5, 1.3)});
  hand.to({0.5 - 0.2 * out, 0.03});
  hand.to({0.5 + 0.1 * out, 0.06});
  stem(hand, 0.5);
}

void flag_and_foot(Hand& hand) {
  flag(hand);
  foot(hand);
}

void foot_only(Hand& hand) {
  plain(hand);
  foot(hand);
}

void hook(Hand& hand) {  // the end runs out to one side
  const double side = hand.chance(0.6) ? 1 : -1;
  if (hand.chance(0.3)) hand.down({hand.between(0.25, 0.42), hand.between(0.1, 0.3)});
  hand.corner({0.5, 0});
  hand.to({hand.about(0.49, 0.03), 0.5});
  hand.to({0.5 + side * 0.02, 0.88});
  hand.to({0.5 + side * hand.between(0.08, 0.36), hand.about(0.99, 0.03)});
}

void bow(Hand& hand) {
  const double side = hand.chance(0.5) ? 1 : -1;
  const double belly = side * hand.between(0.05, 0.16);
  hand.down({0.5, 0});
  hand.to({0.5 + 0.8 * belly, 0.25});
  hand.to({0.5 + belly, 0.55});
  hand.to({0.5 + 0.3 * belly, 1});
}

constexpr std::array<GlyphWay, 7> kWays{{{"plain", 42, plain},
                                         {"flag", 30, flag},
                                         {"bent flag", 5, bent_flag},
                                         {"flag and foot", 12, flag_and_foot},
                                         {"foot", 2, foot_only},
                                         {"hook", 5, hook},
                                         {"bow", 6, bow}}};

}  // namespace

std::span<const GlyphWay> ways_of_one() { return kWays; }

}  // namespace inkgrad
