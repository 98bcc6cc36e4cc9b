// Five: a neck, a bowl and a top bar. The bar is a stroke of its own, or the pen begins with it; or
// the whole is one bend like an S.
#include <array>

#include "core/data/glyphs/glyph.h"

namespace inkgrad {

namespace {

// From the neck's foot at (x, y) round to the lower left.
void bowl(Hand& hand, double x, double y) {
  const double right = hand.between(0.58, 0.95);
  const double middle = 0.5 * (1 + y);
  hand.to({x + 0.24, y - hand.about(0.05, 0.03)});
  hand.to({right - 0.05, middle - 0.13});
  hand.to({right, middle + hand.about(0.03, 0.03)});
  hand.to({right - 0.14, 0.93});
  if (hand.chance(0.12)) return;  // stops short
  hand.to({hand.about(0.42, 0.06), 1});
  hand.to({hand.about(0.14, 0.1), hand.about(0.92, 0.06)});
  if (hand.chance(0.35)) {
    hand.to({hand.about(0.13, 0.06), hand.about(0.76, 0.08)});
    if (hand.chance(0.3)) hand.to({hand.about(0.24, 0.05), hand.about(0.63, 0.06)});
  }
}

void two_strokes(Hand& hand) {
  const double neck = hand.about(0.28, 0.05);
  const double foot = hand.between(0.25, 0.52);
  const double top = hand.about(0.06, 0.04);
  hand.down({neck + hand.about(0.04, 0.03), top});
  hand.corner({neck - hand.about(0.02, 0.02), foot});
  bowl(hand, neck, foot);
  const double start = hand.about(0.0, 0.1);  // before or after the neck
  hand.down({neck + 0.03 + start, top + hand.about(0, 0.03)});
  hand.to({0.58, top - hand.about(0.01, 0.03)});
  hand.to({hand.between(0.62, 1.15), top - hand.about(0.04, 0.06)});
}

void one_stroke(Hand& hand) {
  const double neck = hand.about(0.3, 0.05);
  const double foot = hand.between(0.25, 0.52);
  hand.down({hand.between(0.62, 1.1), hand.about(0.02, 0.06)});
  hand.to({0.58, hand.about(0.03, 0.02)});
  hand.corner({neck + hand.about(0.02, 0.03), hand.about(0.06, 0.03)});
  hand.corner({neck - hand.about(0.03, 0.03), foot});
  bowl(hand, neck, foot);
}

void rounded(Hand& hand) {  // like an S
  hand.down({hand.between(0.66, 1.0), hand.about(0.05, 0.06)});
  hand.to({hand.about(0.54, 0.04), hand.about(0.01, 0.02)});
  hand.to({hand.about(0.3, 0.04), hand.about(0.14, 0.04)});
  hand.to({hand.about(0.32, 0.04), hand.about(0.36, 0.03)});
  hand.to({hand.about(0.55, 0.04), hand.about(0.49, 0.03)});
  hand.to({hand.about(0.75, 0.05), hand.about(0.7, 0.04)});
  hand.to({hand.about(0.62, 0.05), 0.94});
  hand.to({hand.about(0.38, 0.05), 1});
  hand.to({hand.about(0.14, 0.06), hand.about(0.9, 0.05)});
}

void sharp(Hand& hand) {  // a slanting neck, a shallow bowl and a long rising bar
  const double top = hand.about(0.12, 0.04);
  hand.down({hand.about(0.4, 0.05), top});
  hand.corner({hand.about(0.26, 0.05), hand.about(0.46, 0.04)});
  hand.to({hand.about(0.5, 0.04), hand.about(0.46, 0.04)});
  hand.to({hand.about(0.68, 0.05), hand.about(0.66, 0.04)});
  hand.to({hand.about(0.5, 0.06), hand.about(0.9, 0.03)});
  hand.to({hand.about(0.12, 0.07), hand.about(1, 0.04)});
  hand.down({hand.about(0.38, 0.05), top + hand.about(0, 0.04)});
  hand.to({hand.about(0.65, 0.05), top - hand.about(0.03, 0.03)});
  hand.to({hand.about(0.98, 0.1), top - hand.about(0.1, 0.06)});
}

constexpr std::array<GlyphWay, 4> kWays{{{"two strokes", 44, two_strokes},
                                         {"one stroke", 26, one_stroke},
                                         {"rounded", 16, rounded},
                                         {"sharp", 14, sharp}}};

}  // namespace

std::span<const GlyphWay> ways_of_five() { return kWays; }

}  // namespace inkgrad
