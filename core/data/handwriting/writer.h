// Who writes, with what and how carefully: everything about a digit that does not depend on which
// digit it is. Drawn anew for each digit.
#pragma once

#include "core/base/rng.h"
#include "core/data/handwriting/trajectory.h"

namespace inkgrad {

struct Writer {
  // The hand.
  double looseness;  // 1 ordinary; scales the spread of all shapes
  int hurry;         // passes of round_off
  double wander;     // long waves, glyph units
  double tremor;     // short ones
  // The form, after the pen has written it.
  double bend[12];  // coefficients of the smooth deformation, six for x and six for y
  double width;     // factor on x
  double slant;     // to the right, as a share of the height
  double turn;      // radians
  // The pen.
  double pen_pixels;  // ink width once the digit is fitted into 20 pixels
  double unevenness;  // of the pressure
  double press_start;
  double press_end;
  // On the pad: the longer side of the digit, and where its middle lies.
  double size;
  double x;
  double y;

  explicit Writer(Rng& rng);

  // Bends, stretches, slants and turns a place about the glyph's middle (0.5, 0.5).
  Position formed(Position place) const;
};

}  // namespace inkgrad
