// Four: open (an angle or a cup, then a stem) or closed (a triangle); in two strokes or in one.
#include <array>

#include "core/data/glyphs/glyph.h"

namespace inkgrad {

namespace {

// A stem through x from `top` to the foot.
void stem(Hand& hand, const Place& top) {
  hand.down({top.x + hand.about(0.02, 0.02), top.y});
  hand.to({hand.about(top.x, 0.02), 0.55});
  hand.to({top.x - hand.about(0.02, 0.03), hand.about(1, 0.04)});
}

void open(Hand& hand) {  // an angle and a stem
  const double bar = hand.about(0.56, 0.06);
  const double x = hand.about(0.68, 0.06);
  hand.down({hand.about(0.34, 0.08), hand.about(0.05, 0.06)});
  hand.corner({hand.about(0.16, 0.05), bar + hand.about(0.02, 0.02)});
  hand.to({0.5, bar});
  hand.to({x + hand.about(0.14, 0.1), bar - hand.about(0.01, 0.03)});
  stem(hand, {x, hand.about(0.14, 0.1)});
}

void cup(Hand& hand) {  // a rounded angle
  const double bar = hand.about(0.54, 0.06);
  const double x = hand.about(0.7, 0.05);
  hand.down({hand.about(0.24, 0.06), hand.about(0.04, 0.06)});
  hand.to({hand.about(0.2, 0.04), 0.6 * bar});
  hand.to({hand.about(0.3, 0.04), bar - 0.03});
  hand.to({0.5, bar + hand.about(0.01, 0.02)});
  hand.to({x + hand.about(0.06, 0.08), bar - hand.about(0.04, 0.04)});
  stem(hand, {x, hand.about(0.08, 0.08)});
}

void three_strokes(Hand& hand) {  // the bar is drawn across the arm's foot
  const double bar = hand.about(0.52, 0.06);
  const double x = hand.about(0.68, 0.05);
  const double left = hand.about(0.22, 0.05);
  hand.down({left + hand.about(0.06, 0.05), hand.about(0.03, 0.05)});
  hand.to({left, bar + hand.about(0.02, 0.03)});
  hand.down({left - hand.between(0, 0.16), bar + hand.about(0.02, 0.04)});
  hand.to({x + hand.between(0, 0.25), bar - hand.about(0.02, 0.04)});
  stem(hand, {x, hand.about(0.06, 0.1)});
}

void low_stem(Hand& hand) {  // the stem only crosses the bar
  const double bar = hand.about(0.6, 0.06);
  const double x = hand.about(0.62, 0.08);
  hand.down({hand.about(0.45, 0.1), hand.about(0.02, 0.04)});
  hand.corner({hand.about(0.16, 0.06), bar + hand.about(0.03, 0.03)});
  hand.to({x + hand.about(0.16, 0.08), bar - hand.about(0.03, 0.04)});
  stem(hand, {x, bar - hand.between(0.05, 0.3)});
}

void closed(Hand& hand) {  // a triangle and its stem, in two strokes from the top
  const double bar = hand.about(0.62, 0.06);
  const double top = hand.about(0.66, 0.06);
  hand.down({top, hand.about(0.02, 0.03)});
  hand.corner({hand.about(0.12, 0.05), bar});
  hand.to({0.5, bar + hand.about(0, 0.02)});
  hand.to({hand.about(0.86, 0.08), bar - hand.about(0.01, 0.03)});
  stem(hand, {top + hand.about(0.0, 0.03), hand.about(0.02, 0.05)});
}

void one_stroke(Hand& hand) {  // cup, up to the top right, and down again
  const double bar = hand.about(0.5, 0.05);
  hand.down({hand.about(0.24, 0.05), hand.about(0.05, 0.05)});
  hand.to({hand.about(0.2, 0.04), 0.65 * bar});
  hand.to({hand.about(0.38, 0.05), bar});
  hand.to({hand.about(0.6, 0.04), hand.about(0.36, 0.05)});
  hand.corner({hand.about(0.74, 0.04), hand.about(0.06, 0.06)});
  hand.to({hand.about(0.68, 0.03), 0.55});
  hand.to({hand.about(0.64, 0.04), 1});
}

void closed_one_stroke(Hand& hand) {  // from the bar's right end round the triangle and down
  const double bar = hand.about(0.6, 0.05);
  hand.down({hand.about(0.86, 0.08), bar});
  hand.to({0.5, bar + hand.about(0.01, 0.02)});
  hand.corner({hand.about(0.14, 0.05), hand.about(0.6, 0.04)});
  hand.corner({hand.about(0.62, 0.05), 0});
  hand.to({hand.about(0.6, 0.03), 0.5});
  hand.to({hand.about(0.58, 0.04), 1});
}

void looped(Hand& hand) {  // the angle's corner is a loop
  const double bar = hand.about(0.58, 0.05);
  hand.down({hand.about(0.5, 0.1), hand.about(0.02, 0.04)});
  hand.to({hand.about(0.2, 0.05), bar - 0.05});
  hand.to({hand.about(0.14, 0.03), bar + 0.06});
  hand.to({hand.about(0.26, 0.03), bar + 0.04});
  hand.to({0.5, bar - 0.04});
  hand.to({hand.about(0.84, 0.08), bar - 0.05});
  stem(hand, {hand.about(0.62, 0.05), hand.about(0.2, 0.1)});
}

constexpr std::array<GlyphWay, 8> kWays{{{"open", 34, open},
                                         {"cup", 24, cup},
                                         {"three strokes", 4, three_strokes},
                                         {"low stem", 8, low_stem},
                                         {"closed", 14, closed},
                                         {"one stroke", 10, one_stroke},
                                         {"closed in one stroke", 5, closed_one_stroke},
                                         {"looped", 5, looped}}};

}  // namespace

std::span<const GlyphWay> ways_of_four() { return kWays; }

}  // namespace inkgrad
