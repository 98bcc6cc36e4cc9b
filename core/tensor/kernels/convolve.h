// Convolutions without a matrix of patches: a tile's rows are some positions of the output, or
// some taps, which read the image (with its zeros around it) where it lies.
//
// Each of these works on the channels of one group of one image. `w` is the window over them, `O`
// the group's channels out. A padded image is [C, H + zeros, W + zeros].
#pragma once

#include "core/tensor/gemm.h"
#include "core/tensor/window.h"

namespace inkgrad::kernels {

// Numbers in a padded image; in packed weights; in packed gradients of an output.
Index padded_size(const Window& w);
Index packed_weights_size(const Window& w, Index out_channels);
Index packed_gradient_size(const Window& w, Index out_channels);

// image [C, H, W] -> padded
void pad_image(const Window& w, const Scalar* image, Scalar* padded);

// weights [O, C, K, K] -> as convolve() reads them
void pack_weights(const Window& w, Index out_channels, const Scalar* weights, Scalar* packed);
// The same weights for the way back, whose window is over the O channels of the output: turned by
// half a turn, channels in and out exchanged. `w` is the way back's window.
void pack_turned_weights(const Window& w, Index out_channels, const Scalar* weights,
                         Scalar* packed);

// out [O, H', W'] (+)= the packed weights over the padded image
void convolve(const Window& w, Index out_channels, const Scalar* padded, const Scalar* packed,
              Scalar* out, Into into);

// out_grad [O, H', W'] -> as add_weight_gradient() reads it
void pack_gradient(const Window& w, Index out_channels, const Scalar* out_grad, Scalar* packed);
// Adds one image's share to `weight_grad`, which is laid out like packed weights.
void add_weight_gradient(const Window& w, Index out_channels, const Scalar* padded,
                         const Scalar* packed_gradient, Scalar* weight_grad);
// packed -> weights [O, C, K, K], added
void unpack_weights(const Window& w, Index out_channels, const Scalar* packed, Scalar* weights);

}  // namespace inkgrad::kernels
