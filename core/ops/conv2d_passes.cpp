#include "core/ops/conv2d_passes.h"

#include <algorithm>

#include "core/tensor/im2col.h"

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

// Whether the way back exists: no strides, and no zeros fewer than none.
bool goes_back(const Window& w, const Window& back) {
  const Padding& p = back.padding;
  return w.stride == 1 && std::min({p.top, p.left, p.bottom, p.right}) >= 0;
}

}  // namespace

Convolution::Convolution(const Window& w, Index groups, Index out_channels)
    : win_(w),
      back_(way_back(w, out_channels / groups)),
      groups_(groups),
      channels_(out_channels / groups),
      convolves_back_(goes_back(w, back_)),
      forward_kernel_(win_, channels_),
      back_kernel_(back_, win_.channels),
      weights_kernel_(win_, channels_) {
  weights_size_ = std::max(forward_kernel_.weights_size(), back_kernel_.weights_size());
  share_size_ = weights_kernel_.share_size();
  const Index back_work =
      convolves_back_ ? back_kernel_.workplace_size() : win_.patch_size() * win_.positions();
  workplace_size_ =
      std::max({forward_kernel_.workplace_size(), back_work, weights_kernel_.workplace_size()});
}

Index Convolution::scratch_count() const {
  // The weights of all groups, then every part's workplace and its share of their gradient.
  return groups_ * weights_size_ + kParts * (workplace_size_ + groups_ * share_size_);
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
    forward_kernel_.pack(c.input(1).data() + weight_begin(g), kernels::Turned::kNo,
                         packed + g * weights_size_);
  }
  each_image(c, [&](Index n, Scalar* workplace) {
    for (Index g = 0; g < groups_; ++g) {
      forward_kernel_.run(c.input(0).row(n).data() + input_begin(g), packed + g * weights_size_,
                          workplace, c.output.row(n).data() + output_begin(g), Into::kOverwrite);
    }
  });
}

void Convolution::input_vjp(const OpContext& c, const Tensor& out_grad, const Tensor& in_grad,
                            Into into) const {
  if (convolves_back_) {
    input_vjp_convolving(c, out_grad, in_grad, into);
  } else {
    input_vjp_by_patches(c, out_grad, in_grad, into);
  }
}

void Convolution::input_vjp_convolving(const OpContext& c, const Tensor& out_grad,
                                       const Tensor& in_grad, Into into) const {
  Scalar* packed = c.scratch.data();
  for (Index g = 0; g < groups_; ++g) {
    back_kernel_.pack(c.input(1).data() + weight_begin(g), kernels::Turned::kYes,
                      packed + g * weights_size_);
  }
  each_image(c, [&](Index n, Scalar* workplace) {
    for (Index g = 0; g < groups_; ++g) {
      back_kernel_.run(out_grad.row(n).data() + output_begin(g), packed + g * weights_size_,
                       workplace, in_grad.row(n).data() + input_begin(g), into);
    }
  });
}

void Convolution::input_vjp_by_patches(const OpContext& c, const Tensor& out_grad,
                                       const Tensor& in_grad, Into into) const {
  const Index patch = win_.patch_size();
  const Index positions = win_.positions();
  each_image(c, [&](Index n, Scalar* columns) {
    if (into == Into::kOverwrite) std::ranges::fill(in_grad.row(n), Scalar(0));
    for (Index g = 0; g < groups_; ++g) {
      gemm(patch, positions, channels_,
           {c.input(1).data() + weight_begin(g), patch, Transpose::kYes},
           {out_grad.row(n).data() + output_begin(g), positions}, columns, positions,
           Into::kOverwrite);
      col2im_add(win_, columns, in_grad.row(n).data() + input_begin(g));
    }
  });
}

void Convolution::weight_vjp(const OpContext& c, const Tensor& out_grad, const Tensor& in_grad,
                             Into into) const {
  const Index share_size = groups_ * share_size_;
  Scalar* workplaces = c.scratch.data() + groups_ * weights_size_;
  Scalar* shares = workplaces + kParts * workplace_size_;
  c.parallel->run(kParts, [&](Index part) {
    Scalar* share = shares + part * share_size;
    Scalar* workplace = workplaces + part * workplace_size_;
    std::fill_n(share, share_size, Scalar(0));
    const Range range = part_of(c.input(0).shape()[0], part);
    for (Index n = range.begin; n < range.end; ++n) {
      for (Index g = 0; g < groups_; ++g) {
        weights_kernel_.add(c.input(0).row(n).data() + input_begin(g),
                            out_grad.row(n).data() + output_begin(g), workplace,
                            share + g * share_size_);
      }
    }
  });
  // In the order of the parts, whichever thread made them.
  for (Index part = 1; part < kParts; ++part) {
    const Scalar* share = shares + part * share_size;
    for (Index i = 0; i < share_size; ++i) shares[i] += share[i];
  }
  if (into == Into::kOverwrite) std::ranges::fill(in_grad.values(), Scalar(0));
  for (Index g = 0; g < groups_; ++g) {
    weights_kernel_.unpack(shares + g * share_size_, in_grad.data() + weight_begin(g));
  }
}

}  // namespace inkgrad
