// How images, weights and gradients are laid out for the convolution kernels.
#include <algorithm>

#include "core/tensor/kernels/convolve.h"
#include "core/tensor/kernels/padded_image.h"
#include "core/tensor/kernels/panel.h"

namespace inkgrad::kernels {

namespace {

Index whole_panels(Index channels) {
  return (channels + kTileColumns - 1) / kTileColumns * kTileColumns;
}

}  // namespace

Index padded_size(const Window& w) { return w.channels * PaddedImage(w).plane; }

Index packed_weights_size(const Window& w, Index out_channels) {
  return whole_panels(out_channels) * w.patch_size();
}

Index packed_gradient_size(const Window& w, Index out_channels) {
  return whole_panels(out_channels) * w.positions();
}

void pad_image(const Window& w, const Scalar* image, Scalar* padded) {
  const PaddedImage size(w);
  for (Index c = 0; c < w.channels; ++c) {
    padded = std::fill_n(padded, w.padding.top * size.width, Scalar(0));
    for (Index y = 0; y < w.height; ++y) {
      padded = std::fill_n(padded, w.padding.left, Scalar(0));
      padded = std::copy_n(image, w.width, padded);
      padded = std::fill_n(padded, w.padding.right, Scalar(0));
      image += w.width;
    }
    padded = std::fill_n(padded, w.padding.bottom * size.width, Scalar(0));
  }
}

void pack_weights(const Window& w, Index out_channels, const Scalar* weights, Scalar* packed) {
  const Index patch = w.patch_size();
  for (Index o = 0; o < out_channels; o += kTileColumns) {
    pack_panel({weights + o * patch, 1, patch}, patch, std::min(kTileColumns, out_channels - o),
               packed + o * patch);
  }
}

void pack_turned_weights(const Window& w, Index out_channels, const Scalar* weights,
                         Scalar* packed) {
  const Index taps = w.kernel * w.kernel;
  for (Index o = 0; o < out_channels; o += kTileColumns) {
    const Index width = std::min(kTileColumns, out_channels - o);
    for (Index c = 0; c < w.channels; ++c) {
      for (Index tap = taps - 1; tap >= 0; --tap) {
        const Scalar* from = weights + (c * out_channels + o) * taps + tap;
        for (Index j = 0; j < kTileColumns; ++j) *packed++ = j < width ? from[j * taps] : Scalar(0);
      }
    }
  }
}

void unpack_weights(const Window& w, Index out_channels, const Scalar* packed, Scalar* weights) {
  const Index patch = w.patch_size();
  for (Index o = 0; o < out_channels; ++o) {
    const Scalar* from = packed + o / kTileColumns * kTileColumns * patch + o % kTileColumns;
    for (Index k = 0; k < patch; ++k) weights[o * patch + k] += from[k * kTileColumns];
  }
}

void pack_gradient(const Window& w, Index out_channels, const Scalar* out_grad, Scalar* packed) {
  const Index positions = w.positions();
  for (Index o = 0; o < out_channels; o += kTileColumns) {
    pack_panel({out_grad + o * positions, 1, positions}, positions,
               std::min(kTileColumns, out_channels - o), packed + o * positions);
  }
}

}  // namespace inkgrad::kernels
