// conv2d at work: forward, the gradient of its input and that of its weights, on images with their
// zeros around them; no matrix of patches is made. The batch is cut into parts, each with memory of
// its own, so that no thread waits for another and every sum has one order.
#pragma once

#include "core/ops/conv_kernels.h"
#include "core/ops/op.h"
#include "core/tensor/window.h"

namespace inkgrad {

class Convolution {
 public:
  // `w` is over the channels of one group.
  Convolution(const Window& w, Index groups, Index out_channels);

  Index scratch_count() const;

  void forward(const OpContext& c) const;
  void input_vjp(const OpContext& c, const Tensor& out_grad, const Tensor& in_grad,
                 Into into) const;
  void weight_vjp(const OpContext& c, const Tensor& out_grad, const Tensor& in_grad,
                  Into into) const;

 private:
  // Where group g begins in an image, in the weights, and in what comes out of an image.
  Index input_begin(Index g) const { return g * win_.channels * win_.height * win_.width; }
  Index weight_begin(Index g) const { return g * channels_ * win_.patch_size(); }
  Index output_begin(Index g) const { return g * channels_ * win_.positions(); }

  // Calls body(image, workplace) for every image; `workplace` is the part's own.
  template <typename Body>
  void each_image(const OpContext& c, Body&& body) const;

  // The input's gradient as a convolution of the output's, where the strides and zeros allow.
  void input_vjp_convolving(const OpContext& c, const Tensor& out_grad, const Tensor& in_grad,
                            Into into) const;
  // The same through the patches of one image at a time.
  void input_vjp_by_patches(const OpContext& c, const Tensor& out_grad, const Tensor& in_grad,
                            Into into) const;

  Window win_;
  Window back_;  // over the output's gradient
  Index groups_;
  Index channels_;       // that come out of one group
  bool convolves_back_;  // whether back_ gives the input's gradient
  ConvKernel forward_kernel_;
  ConvKernel back_kernel_;
  ConvGradientKernel weights_kernel_;
  Index weights_size_;    // of one group, packed either way
  Index share_size_;      // of one group: one part's share of the weights' gradient
  Index workplace_size_;  // of one part
};

}  // namespace inkgrad
