// The sizes of an image with the zeros of a window around it.
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

}  // namespace inkgrad::kernels
