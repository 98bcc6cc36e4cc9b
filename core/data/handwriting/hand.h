// The hand that writes a glyph: collects the knots of its strokes and draws the random choices.
// Glyph units: a digit is about 1 high and 0.6 wide, in x (to the right) 0..1 and y (down) 0..1.
#pragma once

#include <vector>

#include "core/base/rng.h"

namespace inkgrad {

// A place the pen passes. At a corner the direction may break; elsewhere the stroke is smooth.
struct Knot {
  double x = 0;
  double y = 0;
  bool corner = false;
};

// Where the pen is to go. Always written in braces, `hand.to({hand.about(..), hand.about(..)})`: in
// braces C++ draws from left to right; in plain arguments, and on the two sides of an operator,
// each compiler has its own order, and native and wasm would write different digits.
struct Place {
  double x;
  double y;
};

// Along an ellipse from angle `from` through `sweep` degrees: 0 is right, 90 down (so a positive
// sweep is clockwise). The radius grows to `growth` times itself on the way.
struct Arc {
  double cx, cy, rx, ry;
  double from, sweep;
  double growth = 1;
};

using KnotStroke = std::vector<Knot>;

class Hand {
 public:
  // looseness 1 is an ordinary writer; 0 writes the textbook form.
  Hand(Rng& rng, double looseness) : rng_(rng), looseness_(looseness) {}

  // Choices. `about` is normal (cut at 2.5 spreads) and widens with looseness; `between` is
  // uniform.
  double about(double mean, double spread);
  double between(double low, double high) { return rng_.uniform(low, high); }
  bool chance(double probability) { return rng_.uniform() < probability; }

  // The pen. Each knot lands a little beside its aim.
  void down(const Place& place);    // begins a stroke
  void to(const Place& place);      // smoothly through
  void corner(const Place& place);  // to a sharp turn
  void arc(const Arc& arc);         // begins a stroke if none is begun
  void up() { pen_is_down_ = false; }

  const std::vector<KnotStroke>& strokes() const { return strokes_; }

 private:
  void add(const Place& place, bool corner);

  Rng& rng_;
  double looseness_;
  bool pen_is_down_ = false;
  std::vector<KnotStroke> strokes_;
};

}  // namespace inkgrad
