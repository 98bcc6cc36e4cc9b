// Which kernels a convolution's window goes through: tap by tap (kernels/convolve.h) or by minimal
// filtering (kernels/winograd.h) where that fits. One image and one group at a time, as those.
#pragma once

#include "core/tensor/gemm.h"
#include "core/tensor/kernels/winograd.h"
#include "core/tensor/window.h"

namespace inkgrad {

// The window slides over images and gives `out_channels`.
class ConvKernel {
 public:
  ConvKernel(const Window& w, Index out_channels);

  // Numbers in packed weights, and in the workplace of a pass.
  Index weights_size() const;
  Index workplace_size() const;

  void pack(const Scalar* weights, kernels::Turned turned, Scalar* packed) const;
  // out [O, H', W'] (+)= the weights over image [C, H, W]
  void run(const Scalar* image, const Scalar* packed, Scalar* workplace, Scalar* out,
           Into into) const;

 private:
  Window w_;
  Index out_channels_;
  bool winograd_;  // by minimal filtering, else tap by tap
};

// The gradient of the window's weights.
class ConvGradientKernel {
 public:
  ConvGradientKernel(const Window& w, Index out_channels);

  // Numbers in a share of the gradient, and in the workplace.
  Index share_size() const;
  Index workplace_size() const;

  // Adds one image's part to a share, which begins as 0.
  void add(const Scalar* image, const Scalar* out_grad, Scalar* workplace, Scalar* share) const;
  // A share, or the sum of some -> weights [O, C, K, K], added
  void unpack(const Scalar* share, Scalar* weights) const;

 private:
  Window w_;
  Index out_channels_;
  bool winograd_;
};

}  // namespace inkgrad
