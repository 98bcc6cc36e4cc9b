// Two: an arch, a diagonal to the lower left, and there a corner, a loop or a bend into the base.
#include <array>

#include "core/data/glyphs/glyph.h"

namespace inkgrad {

namespace {

// From the start over the top to the right and back to the middle of the diagonal: a wide head or a
// mere hook.
void arch(Hand& hand) {
  const double half = hand.chance(0.2) ? hand.between(0.04, 0.2) : hand.between(0.2, 0.36);
  const double x = hand.about(0.5, 0.05);
  const double shoulder = hand.about(0.24, 0.06);
  hand.down({x - half * hand.between(0.9, 1.4), hand.between(0.06, 0.34)});
  hand.to({x - 0.7 * half, hand.about(0.06, 0.025)});
  hand.to({x + 0.1 * half, 0});
  hand.to({x + 0.9 * half, shoulder - 0.12});
  hand.to({x + half, shoulder + 0.04});
  hand.to({x + hand.about(0.45, 0.2) * half, hand.about(0.53, 0.06)});
}

// An arch whose start curls into a loop of its own.
void curled_arch(Hand& hand) {
  const double right = hand.about(0.76, 0.05);
  hand.down({hand.about(0.45, 0.06), hand.about(0.36, 0.05)});
  hand.to({hand.about(0.27, 0.04), hand.about(0.38, 0.05)});
  hand.to({hand.about(0.2, 0.04), hand.about(0.22, 0.05)});
  hand.to({hand.about(0.35, 0.04), hand.about(0.04, 0.02)});
  hand.to({hand.about(0.58, 0.04), 0});
  hand.to({right, hand.about(0.2, 0.04)});
  hand.to({hand.about(0.64, 0.05), hand.about(0.52, 0.04)});
}

void base(Hand& hand, double left) {
  const double right = hand.between(0.6, 1.35);
  // Mostly level; now and then it falls far below the corner.
  const double rise = hand.chance(0.12) ? hand.between(-0.32, -0.08) : hand.about(0.01, 0.09);
  hand.to({0.5 * (left + right), 0.98 - 0.5 * rise + hand.about(0, 0.025)});
  hand.to({right, 0.98 - rise});
}

void cornered(Hand& hand) {
  arch(hand);
  const double left = hand.about(0.16, 0.05);
  hand.corner({left, hand.about(0.97, 0.03)});
  base(hand, left);
}

void bent(Hand& hand) {  // no corner: the diagonal bends into the base
  arch(hand);
  const double left = hand.about(0.22, 0.05);
  hand.to({left + 0.08, hand.about(0.8, 0.03)});
  hand.to({left, hand.about(0.92, 0.02)});
  hand.to({left + 0.12, hand.about(0.99, 0.02)});
  base(hand, left + 0.15);
}

// The diagonal runs into a loop on the base line, small or half as high as the digit, round or
// flat, and crosses itself into the base or a mere tail.
void loop_and_base(Hand& hand) {
  const double high = hand.between(0.06, 0.44);
  const double half = hand.between(0.12, 0.36);
  const double x = hand.about(0.36, 0.05);
  const double lean = hand.about(0, 0.05);
  const double end_x = x + half + hand.between(0.06, 0.6);
  const double end_y = hand.between(0.88 - 0.6 * high, 1.04);
  hand.to({x + 0.75 * half, 1 - 0.4 * high});
  hand.to({x, hand.about(0.99, 0.02)});
  hand.to({x - half, 0.97 - 0.45 * high});
  hand.to({x - 0.15 * half + lean, 0.98 - high});
  hand.to({x + half, 0.99 - 0.75 * high});
  hand.to({0.5 * (x + half + end_x), 0.5 * (end_y + 0.99 - 0.5 * high) + hand.about(0.02, 0.03)});
  hand.to({end_x, end_y});
}

void looped(Hand& hand) {
  arch(hand);
  loop_and_base(hand);
}

void curled(Hand& hand) {
  curled_arch(hand);
  if (hand.chance(0.5)) {
    loop_and_base(hand);
  } else {
    const double left = hand.about(0.2, 0.05);
    hand.corner({left, hand.about(0.97, 0.03)});
    base(hand, left);
  }
}

void angular(Hand& hand) {  // like a Z
  hand.down({hand.about(0.2, 0.06), hand.about(0.08, 0.05)});
  hand.to({hand.about(0.45, 0.05), hand.about(0.03, 0.02)});
  hand.corner({hand.about(0.76, 0.06), hand.about(0.05, 0.03)});
  const double left = hand.about(0.16, 0.05);
  hand.corner({left, hand.about(0.95, 0.03)});
  base(hand, left);
}

constexpr std::array<GlyphWay, 5> kWays{{{"cornered", 34, cornered},
                                         {"bent", 14, bent},
                                         {"looped", 38, looped},
                                         {"curled", 10, curled},
                                         {"angular", 8, angular}}};

}  // namespace

std::span<const GlyphWay> ways_of_two() { return kWays; }

}  // namespace inkgrad
