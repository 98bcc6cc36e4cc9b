#include "core/ops/conv2d_passes.h"

#include <algorithm>

#include "core/tensor/im2col.h"
#include "core/tensor/kernels/convolve.h"

namespace inkgrad {

namespace {

// What gives the input's gradient when it slides over the output's: zeros for the taps that reached
// beyond the edge.
Window way_back(const Window& w, Index out_channels) {
  const Index reach = w.reach() - 1;
  return {.channels = out_channels,
          .height = w.out_height(),
          .width = w.out_width(),
          .kernel = w.kernel,
          .stride = 1,
          .padding = {reach - w.padding.top, reach - w.padding.left, reach - w.padding.bottom,
                      reach - w.padding.right},
          .dilation = w.dilation};
}

}  // namespace

Convolution::Convolution(const Window& w, Index groups, Index out_channels)
    : win_(w),
      back_(way_back(w, out_channels / groups)),
      groups_(groups),
      channels_(out_channels / groups) {
  const Padding& p = back_.padding;
  convolves_back_ = w.stride == 1 && std::min({p.top, p.left, p.bottom, p.right}) >= 0;
  const Index back_work =
      convolves_back_ ? kernels::padded_size(back_) : win_.patch_size() * win_.positions();
  weights_size_ = std::max(kernels::packed_weights_size(win_, channels_),
                           kernels::packed_weights_size(back_, win_.channels));
  const Index weights_work =
      kernels::padded_size(win_) + kernels::packed_gradient_size(win_, channels_);
  workplace_size_ = std::max(back_work, weights_work);
}

Index Convolution::scratch_count() const {
  // The weights of all groups, then every part's workplace and its share of their gradient.
  return groups_ * weights_size_ + kParts * (workplace_size_ + groups_ * weights_size_);
}

template <typename Body>
void Convolution::each_image(const OpContext& c, Body&& body) const {
  Scalar* workplaces = c.scratch.data() + groups_ * weights_size_;
  c.parallel->run(kParts, [&](Index part) {
    const Range range = part_of(c.input(0).shape()[0], part);
    for (Index n = range.begin; n < range.end; ++n) body(n, workplaces + part * workplace_size_);
  });
}

void Convolution::forward(const OpContext& c) const {
  Scalar* packed = c.scratch.data();
  for (Index g = 0; g < groups_; ++g) {
    kernels::pack_weights(win_, channels_, c.input(1).data() + weight_begin(g),
                          packed + g * weights_size_);
  }
  each_image(c, [&](Index n, Scalar* padded) {
    for (Index g = 0; g < groups_; ++g) {
      kernels::pad_image(win_, c.input(0).row(n).data() + input_begin(g), padded);
      kernels::convolve(win_, channels_, padded, packed + g * weights_size_,
                        c.output.row(n).data() + output_begin(g), Into::kOverwrite);
    }
  });
}

void Convolution::input_vjp(const OpContext& c, const Tensor& out_grad,
                            const Tensor& in_grad) const {
  if (convolves_back_) {
    input_vjp_convolving(c, out_grad, in_grad);
  } else {
    input_vjp_by_patches(c, out_grad, in_grad);
  }
}

void Convolution::input_vjp_convolving(const OpContext& c, const Tensor& out_grad,
                                       const Tensor& in_grad) const {
  Scalar* packed = c.scratch.data();
  for (Index g = 0; g < groups_; ++g) {
    kernels::pack_turned_weights(back_, win_.channels, c.input(1).data() + weight_begin(g),
                                 packed + g * weights_size_);
  }
  each_image(c, [&](Index n, Scalar* padded) {
    for (Index g = 0; g < groups_; ++g) {
      kernels::pad_image(back_, out_grad.row(n).data() + output_begin(g), padded);
      kernels::convolve(back_, win_.channels, padded, packed + g * weights_size_,
                        in_grad.row(n).data() + input_begin(g), Into::kAccumulate);
    }
  });
}

void Convolution::input_vjp_by_patches(const OpContext& c, const Tensor& out_grad,
                                       const Tensor& in_grad) const {
  const Index patch = win_.patch_size();
  const Index positions = win_.positions();
  each_image(c, [&](Index n, Scalar* columns) {
    for (Index g = 0; g < groups_; ++g) {
      gemm(patch, positions, channels_,
           {c.input(1).data() + weight_begin(g), patch, Transpose::kYes},
           {out_grad.row(n).data() + output_begin(g), positions}, columns, positions,
           Into::kOverwrite);
      col2im_add(win_, columns, in_grad.row(n).data() + input_begin(g));
    }
  });
}

void Convolution::weight_vjp(const OpContext& c, const Tensor& out_grad,
                             const Tensor& in_grad) const {
  const Index share_size = groups_ * weights_size_;
  Scalar* workplaces = c.scratch.data() + share_size;
  Scalar* shares = workplaces + kParts * workplace_size_;
  c.parallel->run(kParts, [&](Index part) {
    Scalar* share = shares + part * share_size;
    Scalar* padded = workplaces + part * workplace_size_;
    Scalar* gradient = padded + kernels::padded_size(win_);
    std::fill_n(share, share_size, Scalar(0));
    const Range range = part_of(c.input(0).shape()[0], part);
    for (Index n = range.begin; n < range.end; ++n) {
      for (Index g = 0; g < groups_; ++g) {
        kernels::pad_image(win_, c.input(0).row(n).data() + input_begin(g), padded);
        kernels::pack_gradient(win_, channels_, out_grad.row(n).data() + output_begin(g), gradient);
        kernels::add_weight_gradient(win_, channels_, padded, gradient, share + g * weights_size_);
      }
    }
  });
  // In the order of the parts, whichever thread made them.
  for (Index part = 1; part < kParts; ++part) {
    const Scalar* share = shares + part * share_size;
    for (Index i = 0; i < share_size; ++i) shares[i] += share[i];
  }
  for (Index g = 0; g < groups_; ++g) {
    kernels::unpack_weights(win_, channels_, shares + g * weights_size_,
                            in_grad.data() + weight_begin(g));
  }
}

}  // namespace inkgrad
