// Window: a square window sliding over [channels, height, width] with zeros around it. What comes
// out along one axis: (size + zeros - reach) / stride + 1. (Dumoulin and Visin 2016.)
#pragma once

#include <algorithm>

#include "core/base/scalar.h"

namespace inkgrad {

// Rows and columns of zeros on each side.
struct Padding {
  Index top = 0;
  Index left = 0;
  Index bottom = 0;
  Index right = 0;

  static Padding even(Index size) { return {size, size, size, size}; }
  bool operator==(const Padding&) const = default;
};

struct Window {
  Index channels;
  Index height;
  Index width;
  Index kernel;
  Index stride;
  Padding padding = {};
  Index dilation = 1;  // pixels from one tap to the next (Yu and Koltun 2016)

  // Pixels from the first tap to the last, both included.
  Index reach() const { return (kernel - 1) * dilation + 1; }
  Index out_height() const {
    return (height + padding.top + padding.bottom - reach()) / stride + 1;
  }
  Index out_width() const { return (width + padding.left + padding.right - reach()) / stride + 1; }
  Index patch_size() const { return channels * kernel * kernel; }
  Index positions() const { return out_height() * out_width(); }
  // Whether it has a place at all.
  bool fits() const {
    return height + padding.top + padding.bottom >= reach() &&
           width + padding.left + padding.right >= reach();
  }
};

// The zeros with which `window` gives ceil(size / stride) along each axis; of an odd number the
// last row and column go to the end, as PyTorch and TensorFlow have it.
inline Padding same_padding(const Window& window) {
  const auto zeros = [&](Index size) {
    const Index out = (size + window.stride - 1) / window.stride;
    return std::max(Index(0), (out - 1) * window.stride + window.reach() - size);
  };
  const Index rows = zeros(window.height);
  const Index columns = zeros(window.width);
  return {rows / 2, columns / 2, rows - rows / 2, columns - columns / 2};
}

}  // namespace inkgrad
