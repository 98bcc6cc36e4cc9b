// im2col: the patches of one image as the columns of a matrix, so that a convolution is a product.
// (Chellapilla, Puri, Simard 2006.)
#pragma once

#include "core/tensor/window.h"

namespace inkgrad {

// image [C,H,W] -> columns [C*K*K, out_height*out_width]
void im2col(const Window& window, const Scalar* image, Scalar* columns);
// Its transpose: every column entry added back to the pixel it came from.
void col2im_add(const Window& window, const Scalar* columns, Scalar* image);

}  // namespace inkgrad
