// How conv_transpose2d goes over a batch: the batch cut into parts, each with patches and a share
// of the weight gradient of its own, so that no thread waits for another and every sum has one
// order.
#pragma once

#include "core/ops/op.h"
#include "core/tensor/gemm.h"

namespace inkgrad {

class ConvolutionParts {
 public:
  // Numbers in the patches of one image (or of one group of its channels), and in all weights.
  ConvolutionParts(Index images, Index columns, Index weights)
      : images_(images), columns_(columns), weights_(weights) {}

  Index scratch_count() const { return kParts * part_size(); }

  // Calls body(image, columns) for every image.
  template <typename Body>
  void each_image(const OpContext& c, Body&& body) const {
    c.parallel->run(kParts, [&](Index part) {
      const Range range = part_of(images_, part);
      for (Index n = range.begin; n < range.end; ++n) body(n, columns_of(c, part));
    });
  }

  // Calls body(image, columns, share, into) for every image, which puts its gradient into `share`
  // as `into` says (the first of a part finds garbage there); adds all shares to `weight_grad` in
  // the order of the parts, whichever thread made them.
  template <typename Body>
  void sum_weights(const OpContext& c, const Tensor& weight_grad, Body&& body) const {
    c.parallel->run(kParts, [&](Index part) {
      const Range range = part_of(images_, part);
      for (Index n = range.begin; n < range.end; ++n) {
        const Into into = n == range.begin ? Into::kOverwrite : Into::kAccumulate;
        body(n, columns_of(c, part), share_of(c, part), into);
      }
    });
    for (Index part = 0; part < kParts; ++part) {
      if (part_of(images_, part).size() == 0) continue;
      const Scalar* share = share_of(c, part);
      for (Index i = 0; i < weights_; ++i) weight_grad[i] += share[i];
    }
  }

 private:
  Index part_size() const { return columns_ + weights_; }
  Scalar* columns_of(const OpContext& c, Index part) const {
    return c.scratch.data() + part * part_size();
  }
  Scalar* share_of(const OpContext& c, Index part) const { return columns_of(c, part) + columns_; }

  Index images_, columns_, weights_;
};

}  // namespace inkgrad
