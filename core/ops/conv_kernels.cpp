#include "core/ops/conv_kernels.h"

#include "core/tensor/kernels/convolve.h"

namespace inkgrad {

ConvKernel::ConvKernel(const Window& w, Index out_channels)
    : w_(w), out_channels_(out_channels), winograd_(kernels::winograd_fits(w, out_channels)) {}

Index ConvKernel::weights_size() const {
  return winograd_ ? kernels::winograd_weights_size(w_, out_channels_)
                   : kernels::packed_weights_size(w_, out_channels_);
}

Index ConvKernel::workplace_size() const {
  return kernels::padded_size(w_) +
         (winograd_ ? kernels::winograd_workplace_size(w_, out_channels_) : 0);
}

void ConvKernel::pack(const Scalar* weights, kernels::Turned turned, Scalar* packed) const {
  if (winograd_) {
    kernels::winograd_weights(w_, out_channels_, weights, turned, packed);
  } else if (turned == kernels::Turned::kYes) {
    kernels::pack_turned_weights(w_, out_channels_, weights, packed);
  } else {
    kernels::pack_weights(w_, out_channels_, weights, packed);
  }
}

void ConvKernel::run(const Scalar* image, const Scalar* packed, Scalar* workplace, Scalar* out,
                     Into into) const {
  kernels::pad_image(w_, image, workplace);
  if (winograd_) {
    kernels::winograd_convolve(w_, out_channels_, workplace, packed,
                               workplace + kernels::padded_size(w_), out, into);
  } else {
    kernels::convolve(w_, out_channels_, workplace, packed, out, into);
  }
}

ConvGradientKernel::ConvGradientKernel(const Window& w, Index out_channels)
    : w_(w),
      out_channels_(out_channels),
      winograd_(kernels::winograd_fits_gradient(w, out_channels)) {}

Index ConvGradientKernel::share_size() const {
  return winograd_ ? kernels::winograd_weights_size(w_, out_channels_)
                   : kernels::packed_weights_size(w_, out_channels_);
}

Index ConvGradientKernel::workplace_size() const {
  return kernels::padded_size(w_) +
         (winograd_ ? kernels::winograd_gradient_workplace_size(w_, out_channels_)
                    : kernels::packed_gradient_size(w_, out_channels_));
}

void ConvGradientKernel::add(const Scalar* image, const Scalar* out_grad, Scalar* workplace,
                             Scalar* share) const {
  Scalar* beside = workplace + kernels::padded_size(w_);
  kernels::pad_image(w_, image, workplace);
  if (winograd_) {
    kernels::winograd_add_weight_gradient(w_, out_channels_, workplace, out_grad, beside, share);
  } else {
    kernels::pack_gradient(w_, out_channels_, out_grad, beside);
    kernels::add_weight_gradient(w_, out_channels_, workplace, beside, share);
  }
}

void ConvGradientKernel::unpack(const Scalar* share, Scalar* weights) const {
  if (winograd_) {
    kernels::winograd_unpack_weights(w_, out_channels_, share, weights);
  } else {
    kernels::unpack_weights(w_, out_channels_, share, weights);
  }
}

}  // namespace inkgrad
