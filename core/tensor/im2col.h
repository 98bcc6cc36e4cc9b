// im2col: the patches of one image as the columns of a matrix, so that a convolution is a product.
// (Chellapilla, Puri, Simard 2006.)
#pragma once

#include "core/base/scalar.h"

namespace inkgrad {

// A square window sliding over [channels, height, width] with zeros around it.
struct Window {
  Index channels;
  Index height;
  Index width;
  Index kernel;
  Index stride;
  Index padding;

  Index out_height() const { return (height + 2 * padding - kernel) / stride + 1; }
  Index out_width() const { return (width + 2 * padding - kernel) / stride + 1; }
  Index patch_size() const { return channels * kernel * kernel; }
  Index positions() const { return out_height() * out_width(); }
};

// image [C,H,W] -> columns [C*K*K, out_height*out_width]
void im2col(const Window& window, const Scalar* image, Scalar* columns);
// Its transpose: every column entry added back to the pixel it came from.
void col2im_add(const Window& window, const Scalar* columns, Scalar* image);

}  // namespace inkgrad
