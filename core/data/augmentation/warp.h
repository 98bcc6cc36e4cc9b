// Warp: where each pixel of a changed picture comes from in the unchanged one. Augmentations that
// move ink add to it; then the picture is read once.
#pragma once

#include <vector>

#include "core/data/augmentation.h"

namespace inkgrad {

// (x, y) to (xx x + xy y + x0, yx x + yy y + y0); x to the right, y down.
struct Affine {
  double xx = 1, xy = 0, x0 = 0;
  double yx = 0, yy = 1, y0 = 0;

  // First `first`, then this.
  Affine after(const Affine& first) const;
};

struct Warp {
  // From a place in the changed picture to its place in the unchanged one, in pixels from the
  // picture's centre.
  Affine places;
  // Pixels on top of that, one number for each place; empty: none.
  std::vector<Scalar> dx, dy;
  std::vector<Scalar> spare;  // to work with, of no meaning

  // Back to every pixel in its own place; memory is kept.
  void clear();
  // Puts a change behind those that are there: `change` is its inverse, from changed to unchanged.
  void add(const Affine& change) { places = change.after(places); }
};

// Reads the picture at the warp's places: bilinear, 0 outside.
void resample(const Picture& picture, const Warp& warp);

}  // namespace inkgrad
