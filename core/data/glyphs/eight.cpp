// Eight: one stroke through both loops, begun as an S (from the top right), as its mirror image or
// in the waist; or two rings. The ends meet, miss one another or cross.
#include <array>

#include "core/data/glyphs/glyph.h"

namespace inkgrad {

namespace {

double mirrored(double x, bool mirror) { return mirror ? 1 - x : x; }

struct SShape {
  bool mirror;
  Place start;
  Place end;
};

void s_shape(Hand& hand, const SShape& shape) {
  const bool mirror = shape.mirror;
  const double waist = hand.about(0.48, 0.08);
  const double upper = hand.between(0.1, 0.36);  // half widths
  const double lower = hand.between(0.12, 0.4);
  const double lean = hand.about(0, 0.05);
  const auto to = [&](double x, double y) { hand.to({mirrored(x, mirror), y}); };
  hand.down({mirrored(shape.start.x, mirror), shape.start.y});
  to(0.53, 0);
  to(0.52 - upper, 0.5 * waist - 0.04);
  to(0.48 - 0.5 * upper, 0.8 * waist);
  to(0.5 + lean, waist + 0.03);
  to(0.5 + 0.75 * lower, waist + 0.18);
  to(0.5 + lower, 0.78);
  to(0.5, 1);
  to(0.5 - lower, 0.8);
  to(0.5 - 0.7 * lower, waist + 0.19);
  to(0.5 + lean, waist);
  to(0.5 + 0.8 * upper, 0.72 * waist);
  to(shape.end.x, shape.end.y);
}

void s_start(Hand& hand) {
  s_shape(hand, {false,
                 {hand.about(0.7, 0.05), hand.about(0.1, 0.04)},
                 {hand.about(0.71, 0.05), hand.about(0.13, 0.05)}});
}

void s_mirrored(Hand& hand) {
  s_shape(hand, {true,
                 {hand.about(0.7, 0.05), hand.about(0.1, 0.04)},
                 {hand.about(0.71, 0.05), hand.about(0.13, 0.05)}});
}

void open_top(Hand& hand) {  // the end stays away from the start
  s_shape(hand, {hand.chance(0.35),
                 {hand.about(0.66, 0.06), hand.about(0.06, 0.04)},
                 {hand.about(0.78, 0.06), hand.about(0.2, 0.06)}});
}

void tail(Hand& hand) {  // the end runs out to the upper right
  s_shape(hand, {hand.chance(0.1),
                 {hand.about(0.66, 0.06), hand.about(0.08, 0.04)},
                 {hand.between(0.74, 1.15), hand.about(0.02, 0.08)}});
}

void two_rings(Hand& hand) {
  const double waist = hand.about(0.46, 0.08);
  const double lower = 0.5 * (1 - waist);
  hand.arc({hand.about(0.5, 0.04), 0.5 * waist, hand.between(0.15, 0.36), 0.5 * waist,
            hand.about(-70, 40), -360 - hand.about(5, 15), hand.about(1, 0.08)});
  hand.up();
  const double turn = hand.chance(0.7) ? -1 : 1;
  hand.arc({hand.about(0.5, 0.05), 1 - lower, hand.between(0.18, 0.42),
            lower + hand.about(0.02, 0.02), hand.about(-80, 40), turn * (360 + hand.about(5, 15)),
            hand.about(1, 0.08)});
}

void from_waist(Hand& hand) {  // upper loop first, then the lower, from the crossing
  const double waist = hand.about(0.47, 0.07);
  const double upper = hand.between(0.12, 0.3);
  const double lower = hand.between(0.15, 0.34);
  const double side = hand.chance(0.65) ? 1 : -1;
  hand.down({0.5 + side * hand.between(-0.04, 0.45), waist + hand.about(0.0, 0.05)});
  hand.to({0.5 - side * upper, 0.5 * waist});
  hand.to({0.5, 0});
  hand.to({0.5 + side * upper, 0.5 * waist});
  hand.to({0.5, waist});
  hand.to({0.5 - side * lower, 0.5 + 0.5 * waist});
  hand.to({0.5, 1});
  hand.to({0.5 + side * lower, 0.5 + 0.5 * waist});
  hand.to({0.5 + side * hand.about(0.02, 0.06), waist + hand.about(0.01, 0.03)});
}

constexpr std::array<GlyphWay, 6> kWays{{{"S", 40, s_start},
                                         {"mirrored S", 12, s_mirrored},
                                         {"open top", 16, open_top},
                                         {"tail", 20, tail},
                                         {"two rings", 10, two_rings},
                                         {"from the waist", 13, from_waist}}};

}  // namespace

std::span<const GlyphWay> ways_of_eight() { return kWays; }

}  // namespace inkgrad
