// Zero: an oval, almost always from the top and to the left. The joint at the top is where writers
// differ: it meets, leaves a gap, runs on inwards as a curl or has a tail.
#include <array>
#include <cmath>
#include <numbers>

#include "core/data/glyphs/glyph.h"

namespace inkgrad {

namespace {

constexpr double kDegree = std::numbers::pi / 180;

struct Oval {
  double rx;
  double ry;
  double start;
};

Oval oval(Hand& hand) { return {hand.about(0.38, 0.09), 0.5, hand.between(-125, -20)}; }

void closed(Hand& hand) {
  const Oval o = oval(hand);
  hand.arc({0.5, 0.5, o.rx, o.ry, o.start, -360 - hand.about(8, 14), hand.about(0.99, 0.06)});
}

void clockwise(Hand& hand) {
  const Oval o = oval(hand);
  hand.arc({0.5, 0.5, o.rx, o.ry, hand.about(-110, 25), 360 + hand.about(8, 14),
            hand.about(0.99, 0.06)});
}

void curl(Hand& hand) {
  const Oval o = oval(hand);
  hand.arc({0.5, 0.5, o.rx, o.ry, o.start, -360 - hand.between(20, 90), hand.between(0.55, 0.9)});
}

void open(Hand& hand) {
  const Oval o = oval(hand);
  hand.arc({0.5, 0.5, o.rx, o.ry, o.start - hand.between(0, 25), -hand.between(290, 345),
            hand.about(0.98, 0.12)});
}

void tail(Hand& hand) {  // comes in from the upper right, or runs out to the upper left
  const Oval o = oval(hand);
  const double start = hand.between(-100, -30);
  const double x = 0.5 + o.rx * std::cos(start * kDegree);
  const double y = 0.5 + o.ry * std::sin(start * kDegree);
  const double along = hand.between(0.05, 0.38);
  const bool in = hand.chance(0.6);
  if (in) hand.down({x + along, y - hand.about(0.3, 0.3) * along});
  hand.arc({0.5, 0.5, o.rx, o.ry, start, -hand.between(340, 360)});
  if (!in) hand.to({x - 0.7 * along, y - hand.about(0.6, 0.4) * along});
}

void hooked_start(Hand& hand) {
  const Oval o = oval(hand);
  hand.down({0.5 + hand.about(0.05, 0.08), hand.between(0.1, 0.42)});
  hand.arc({0.5, 0.5, o.rx, o.ry, hand.about(-60, 15), -345, hand.about(0.99, 0.06)});
}

void two_halves(Hand& hand) {
  const Oval o = oval(hand);
  hand.arc({0.5, 0.5, o.rx, o.ry, hand.about(-80, 12), -hand.about(185, 12)});
  hand.up();
  hand.arc({hand.about(0.5, 0.02), 0.5, o.rx, o.ry, hand.about(-95, 12), hand.about(185, 12)});
}

void slashed(Hand& hand) {
  closed(hand);
  hand.down({hand.about(0.78, 0.06), hand.about(0.12, 0.06)});
  hand.to({hand.about(0.22, 0.06), hand.about(0.88, 0.06)});
}

constexpr std::array<GlyphWay, 8> kWays{{{"closed", 50, closed},
                                         {"clockwise", 6, clockwise},
                                         {"curl", 16, curl},
                                         {"open", 12, open},
                                         {"tail", 15, tail},
                                         {"hooked start", 10, hooked_start},
                                         {"two halves", 3, two_halves},
                                         {"slashed", 2, slashed}}};

}  // namespace

std::span<const GlyphWay> ways_of_zero() { return kWays; }

}  // namespace inkgrad
