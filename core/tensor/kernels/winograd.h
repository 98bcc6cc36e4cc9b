// Convolutions with 3 x 3 taps by minimal filtering F(2 x 2, 3 x 3): four positions of a channel
// cost 16 products where taps cost 36, and some sums before and after. (Winograd 1980; Lavin and
// Gray 2016, section 4.1.)
//
// As in convolve.h each works on the channels of one group of one image: `w` is the window over
// them, `O` the channels out, a padded image is [C, H + zeros, W + zeros].
#pragma once

#include "core/tensor/gemm.h"
#include "core/tensor/window.h"

namespace inkgrad::kernels {

// Whether these kernels take such a window, and are the faster ones: even outputs at least eight
// wide, one step at a time.
bool winograd_fits(const Window& w, Index out_channels);
// The same for the gradient of the weights.
bool winograd_fits_gradient(const Window& w, Index out_channels);

// Numbers in transformed weights; in the workplaces of the two passes.
Index winograd_weights_size(const Window& w, Index out_channels);
Index winograd_workplace_size(const Window& w, Index out_channels);
Index winograd_gradient_workplace_size(const Window& w, Index out_channels);

// Which way the weights are read: as they lie, [O, C, 3, 3], or turned by half a turn with channels
// in and out exchanged, as the way back wants them.
enum class Turned { kNo, kYes };
void winograd_weights(const Window& w, Index out_channels, const Scalar* weights, Turned turned,
                      Scalar* transformed);

// out [O, H', W'] (+)= the transformed weights over the padded image
void winograd_convolve(const Window& w, Index out_channels, const Scalar* padded,
                       const Scalar* transformed, Scalar* workplace, Scalar* out, Into into);

// Adds one image's share to `weight_grad`, which is [16, O, C]: the transformed weights' gradient.
void winograd_add_weight_gradient(const Window& w, Index out_channels, const Scalar* padded,
                                  const Scalar* out_grad, Scalar* workplace, Scalar* weight_grad);
// [16, O, C] -> weights [O, C, 3, 3], added
void winograd_unpack_weights(const Window& w, Index out_channels, const Scalar* weight_grad,
                             Scalar* weights);

}  // namespace inkgrad::kernels
