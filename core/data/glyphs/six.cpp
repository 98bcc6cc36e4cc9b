// Six: a stem, straight or curved, that runs into a loop at the foot. The loop is high or flat, closed,
// short of the stem or across it.
#include <array>

#include "core/data/glyphs/glyph.h"

namespace inkgrad {

namespace {

// From the left side at (left, middle of the loop) through the foot, up the right and back.
void loop(Hand& hand, double left, double top) {
  const double right = hand.about(0.78, 0.08);
  const double middle = 0.5 * (1 + top);
  hand.to(left + 0.08, 0.93);
  hand.to(0.5 * (left + right), 1);
  hand.to(right - 0.06, 0.9);
  hand.to(right, middle);
  hand.to(0.6 * right + 0.4 * left, top + hand.about(0, 0.015));
  const double reach = hand.between(-0.12, 0.3);  // short of the stem ... across it
  hand.to(left + 0.2 - 0.5 * reach, top + 0.06 + hand.between(-0.02, 0.06));
  if (reach > 0) hand.to(left + 0.1 - 0.5 * reach, middle + hand.between(-0.05, 0.1));
}

void curved(Hand& hand) {
  const double left = hand.about(0.2, 0.04);
  const double top = hand.about(0.54, 0.07);
  hand.down(hand.about(0.68, 0.08), hand.about(0.02, 0.04));
  hand.to(hand.about(0.42, 0.05), 0.2);
  hand.to(left + 0.06, 0.46);
  hand.to(left, 0.7);
  loop(hand, left, top);
}

void straight(Hand& hand) {
  const double left = hand.about(0.2, 0.04);
  const double top = hand.about(0.54, 0.08);
  hand.down(hand.about(0.55, 0.1), hand.about(0.0, 0.03));
  hand.to(hand.about(0.37, 0.05), 0.36);
  hand.to(left, 0.74);
  loop(hand, left, top);
}

void hooked(Hand& hand) {  // begins with a hook to the right
  const double left = hand.about(0.2, 0.04);
  const double top = hand.about(0.54, 0.06);
  hand.down(hand.about(0.78, 0.06), hand.about(0.12, 0.05));
  hand.to(hand.about(0.6, 0.05), hand.about(0.01, 0.02));
  hand.to(hand.about(0.35, 0.05), 0.17);
  hand.to(left + 0.02, 0.45);
  hand.to(left, 0.7);
  loop(hand, left, top);
}

void curled(Hand& hand) {  // the loop ends as a curl inside
  const double left = hand.about(0.2, 0.04);
  const double top = hand.about(0.5, 0.06);
  hand.down(hand.about(0.62, 0.08), 0);
  hand.to(hand.about(0.35, 0.05), 0.24);
  hand.to(left, 0.62);
  hand.to(left + 0.08, 0.92);
  hand.to(0.48, 1);
  hand.to(hand.about(0.76, 0.05), 0.8);
  hand.to(hand.about(0.6, 0.05), top + 0.06);
  hand.to(hand.about(0.4, 0.04), top + 0.16);
  hand.to(hand.about(0.42, 0.04), top + 0.3);
}

void flat(Hand& hand) {  // a long stem and a low, wide loop
  const double left = hand.about(0.16, 0.04);
  const double top = hand.about(0.68, 0.05);
  hand.down(hand.about(0.5, 0.1), 0);
  hand.to(hand.about(0.3, 0.05), 0.38);
  hand.to(left, 0.78);
  loop(hand, left, top);
}

constexpr std::array<GlyphWay, 5> kWays{{{"curved", 46, curved},
                                         {"straight", 24, straight},
                                         {"hooked", 10, hooked},
                                         {"curled", 8, curled},
                                         {"flat", 12, flat}}};

}  // namespace

std::span<const GlyphWay> ways_of_six() { return kWays; }

}  // namespace inkgrad
