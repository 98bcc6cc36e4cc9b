// The attributes with which conv2d is put on a tape.
#pragma once

#include "core/ops/attributes.h"
#include "core/tensor/window.h"

namespace inkgrad {

// Sizes come from the inputs; the rest from `window`.
inline Attributes conv2d_attributes(const Window& window, Index groups = 1) {
  return {{"stride", double(window.stride)},
          {"pad_top", double(window.padding.top)},
          {"pad_left", double(window.padding.left)},
          {"pad_bottom", double(window.padding.bottom)},
          {"pad_right", double(window.padding.right)},
          {"dilation", double(window.dilation)},
          {"groups", double(groups)}};
}

}  // namespace inkgrad
