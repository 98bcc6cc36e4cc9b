// Seven: a bar and a leg, with or without a serif where it begins and a bar across the leg.
#include <array>

#include "core/data/glyphs/glyph.h"

namespace inkgrad {

namespace {

// From the corner at (x, y) to the foot.
void leg(Hand& hand, double x, double y) {
  const double foot = hand.about(0.44, 0.14);
  const double bow = hand.about(0.01, 0.06);
  hand.to({0.5 * (x + foot) - bow, 0.5 * (1 + y)});
  hand.to({foot, 1});
}

struct Bar {
  Place from;
  Place to;
};

void bar(Hand& hand, const Bar& b) {
  hand.down(b.from);
  hand.to({0.5 * (b.from.x + b.to.x), 0.5 * (b.from.y + b.to.y) + hand.about(0, 0.03)});
  hand.corner(b.to);
}

void cross(Hand& hand) {
  const double y = hand.between(0.42, 0.68);
  const double x = hand.about(0.62, 0.09);
  const double half = hand.between(0.12, 0.45);
  const double rise = hand.about(0.01, 0.06);
  hand.down({x - half, y + rise});
  hand.to({x + half, y - rise});
}

void plain(Hand& hand) {
  const double x = hand.about(0.82, 0.06);
  const double y = hand.about(0.05, 0.04);
  const double drop = hand.chance(0.2) ? hand.between(0.05, 0.25) : hand.about(0.03, 0.05);
  bar(hand, {{hand.about(0.14, 0.07), y + drop}, {x, y}});
  leg(hand, x, y);
}

void serif(Hand& hand) {
  const double x = hand.about(0.8, 0.06);
  const double y = hand.about(0.05, 0.03);
  const double left = hand.about(0.17, 0.05);
  hand.down({left - hand.about(0.02, 0.03), y + hand.between(0.06, 0.42)});
  hand.corner({left, y + hand.about(0.03, 0.03)});
  hand.to({0.5, y + hand.about(0.02, 0.03)});
  hand.corner({x, y});
  leg(hand, x, y);
}

void rounded(Hand& hand) {  // a bend instead of the corner
  hand.down({hand.about(0.16, 0.06), hand.between(0.04, 0.4)});
  hand.to({hand.about(0.34, 0.05), hand.about(0.05, 0.03)});
  hand.to({hand.about(0.62, 0.05), hand.about(0.02, 0.02)});
  hand.to({hand.about(0.78, 0.04), hand.about(0.14, 0.03)});
  hand.to({hand.about(0.7, 0.05), hand.about(0.42, 0.04)});
  hand.to({hand.about(0.46, 0.08), 1});
}

void two_strokes(Hand& hand) {  // the bar runs on past the leg's top
  const double x = hand.about(0.76, 0.06);
  const double y = hand.about(0.06, 0.04);
  bar(hand, {{hand.about(0.14, 0.07), y + hand.about(0.03, 0.05)}, {x + hand.between(0, 0.16), y}});
  hand.down({x, y + hand.about(-0.01, 0.04)});
  leg(hand, x, y);
}

void crossed(Hand& hand) {
  if (hand.chance(0.6)) {
    plain(hand);
  } else {
    serif(hand);
  }
  cross(hand);
}

void crossed_rounded(Hand& hand) {
  rounded(hand);
  cross(hand);
}

void steep(Hand& hand) {  // almost a one: short bar, upright leg
  const double x = hand.about(0.68, 0.05);
  bar(hand, {{hand.about(0.26, 0.08), hand.about(0.1, 0.06)}, {x, hand.about(0.04, 0.03)}});
  hand.to({hand.about(0.64, 0.04), 0.5});
  hand.to({hand.about(0.6, 0.06), 1});
}

void winged(Hand& hand) {  // the bar sags and rises to the corner, as if with a wing
  const double x = hand.about(0.84, 0.06);
  hand.down({hand.about(0.16, 0.06), hand.about(0.06, 0.06)});
  hand.to({hand.about(0.26, 0.04), hand.about(0.2, 0.06)});
  hand.to({hand.about(0.52, 0.06), hand.about(0.15, 0.05)});
  hand.corner({x, hand.about(0.01, 0.03)});
  leg(hand, x, 0);
}

constexpr std::array<GlyphWay, 8> kWays{{{"plain", 34, plain},
                                         {"serif", 22, serif},
                                         {"rounded", 16, rounded},
                                         {"crossed", 26, crossed},
                                         {"crossed, rounded", 12, crossed_rounded},
                                         {"steep", 12, steep},
                                         {"winged", 6, winged},
                                         {"two strokes", 5, two_strokes}}};

}  // namespace

std::span<const GlyphWay> ways_of_seven() { return kWays; }

}  // namespace inkgrad
