// Six: a stem, straight or curved, that runs into a loop at the foot. The loop is high or flat,
// closed, short of the stem or across it.
#include <array>

#include "core/data/glyphs/glyph.h"

namespace inkgrad {

namespace {

// From the left side at (left, middle of the loop) through the foot, up the right and back over the
// top. Then the loop stops short of the stem, runs along it, or closes early as a drop in the
// bowl's right part; it may end on the base line or poke out below.
void loop(Hand& hand, double left, double top) {
  const double right = hand.about(0.76, 0.1);
  const double middle = 0.5 * (1 + top);
  hand.to({left + 0.08, 0.93});
  hand.to({0.5 * (left + right), 1});
  hand.to({right - 0.06, 0.9});
  hand.to({right, middle});
  hand.to({0.7 * right + 0.3 * left, top + hand.about(0, 0.02)});
  if (hand.chance(0.12)) return;
  const double inner = left + hand.between(-0.02, 0.55) * (right - left);  // the loop's left side
  const double droop = hand.about(0.02, 0.05);
  hand.to({0.35 * right + 0.65 * inner, 0.75 * top + 0.25 * middle + droop});
  if (hand.chance(0.2)) return;
  hand.to({inner, middle + droop + hand.about(0.02, 0.04)});
  if (hand.chance(0.3)) return;
  if (hand.chance(0.25)) {  // crosses the bow below
    hand.to({inner - hand.between(0, 0.14), hand.between(1, 1.16)});
    return;
  }
  hand.to({inner + hand.about(0.01, 0.06), hand.about(0.95, 0.07)});
}

void curved(Hand& hand) {
  const double left = hand.about(0.2, 0.04);
  const double top = hand.between(0.38, 0.74);
  hand.down({hand.about(0.68, 0.08), hand.about(0.02, 0.04)});
  hand.to({hand.about(0.42, 0.05), 0.2});
  hand.to({left + 0.06, 0.46});
  hand.to({left, 0.7});
  loop(hand, left, top);
}

void straight(Hand& hand) {
  const double left = hand.about(0.2, 0.04);
  const double top = hand.between(0.38, 0.74);
  hand.down({hand.about(0.55, 0.1), hand.about(0.0, 0.03)});
  hand.to({hand.about(0.37, 0.05), 0.36});
  hand.to({left, 0.74});
  loop(hand, left, top);
}

void hooked(Hand& hand) {  // begins with a hook to the right
  const double left = hand.about(0.2, 0.04);
  const double top = hand.between(0.4, 0.66);
  hand.down({hand.about(0.78, 0.06), hand.about(0.12, 0.05)});
  hand.to({hand.about(0.6, 0.05), hand.about(0.01, 0.02)});
  hand.to({hand.about(0.35, 0.05), 0.17});
  hand.to({left + 0.02, 0.45});
  hand.to({left, 0.7});
  loop(hand, left, top);
}

void curled(Hand& hand) {  // the loop ends as a curl inside
  const double left = hand.about(0.2, 0.04);
  const double top = hand.about(0.5, 0.06);
  hand.down({hand.about(0.62, 0.08), 0});
  hand.to({hand.about(0.35, 0.05), 0.24});
  hand.to({left, 0.62});
  hand.to({left + 0.08, 0.92});
  hand.to({0.48, 1});
  hand.to({hand.about(0.76, 0.05), 0.8});
  hand.to({hand.about(0.6, 0.05), top + 0.06});
  hand.to({hand.about(0.4, 0.04), top + 0.16});
  hand.to({hand.about(0.42, 0.04), top + 0.3});
}

void flat(Hand& hand) {  // a long stem and a low, wide loop
  const double left = hand.about(0.16, 0.04);
  const double top = hand.about(0.68, 0.05);
  hand.down({hand.about(0.5, 0.1), 0});
  hand.to({hand.about(0.3, 0.05), 0.38});
  hand.to({left, 0.78});
  loop(hand, left, top);
}

void shallow(Hand& hand) {  // a bow like a C, the loop hanging in its lower right
  const double left = hand.about(0.16, 0.05);
  const double top = hand.between(0.3, 0.6);
  hand.down({hand.about(0.42, 0.12), hand.about(0, 0.03)});
  hand.to({left + 0.06, hand.about(0.32, 0.05)});
  hand.to({left, hand.about(0.62, 0.05)});
  loop(hand, left, top);
}

constexpr std::array<GlyphWay, 6> kWays{{{"curved", 36, curved},
                                         {"straight", 24, straight},
                                         {"hooked", 10, hooked},
                                         {"curled", 8, curled},
                                         {"flat", 12, flat},
                                         {"shallow", 16, shallow}}};

}  // namespace

std::span<const GlyphWay> ways_of_six() { return kWays; }

}  // namespace inkgrad
