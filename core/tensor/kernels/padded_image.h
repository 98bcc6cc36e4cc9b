// An image with the zeros of a window around it: its sizes, and where the window's taps lie in it.
#pragma once

#include "core/tensor/window.h"

namespace inkgrad::kernels {

struct PaddedImage {
  explicit PaddedImage(const Window& w, const Scalar* numbers = nullptr)
      : data(numbers),
        width(w.width + w.padding.left + w.padding.right),
        plane((w.height + w.padding.top + w.padding.bottom) * width) {}

  const Scalar* data;
  Index width;
  Index plane;
};

// Walks the taps of a window in the order of the weights; gives where each lies in the padded
// image, from the window's first.
class TapWalk {
 public:
  TapWalk(const Window& w, const PaddedImage& image) : w_(w), image_(image) {}

  Index next() {
    const Index tap = c_ * image_.plane + (ky_ * image_.width + kx_) * w_.dilation;
    if (++kx_ < w_.kernel) return tap;
    kx_ = 0;
    if (++ky_ < w_.kernel) return tap;
    ky_ = 0;
    ++c_;
    return tap;
  }

 private:
  const Window& w_;
  const PaddedImage& image_;
  Index c_ = 0;
  Index ky_ = 0;
  Index kx_ = 0;
};

}  // namespace inkgrad::kernels
