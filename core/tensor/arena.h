// Arena: one block of numbers for one role ("all parameters", "all gradients"), cut into tensors.
// First every tensor is reserved, then allocate() makes the block; nothing moves after that. The
// whole role is one span: one optimizer loop, one view, one memset.
#pragma once

#include <cstdlib>
#include <memory>
#include <span>

#include "core/tensor/tensor.h"

namespace inkgrad {

class Arena {
 public:
  // Tensors start on multiples of this many numbers, so that SIMD loads are aligned.
  static constexpr Index kAlignment = 16;

  // Room for `count` numbers; returns where it begins, for tensor() and span().
  Index reserve(Index count);
  // Makes the block, all zeros. Call once, after the last reserve().
  void allocate();

  Tensor tensor(Index begin, const Shape& shape) const { return {shape, data_.get() + begin}; }
  std::span<Scalar> span(Index begin, Index count) const {
    return {data_.get() + begin, static_cast<std::size_t>(count)};
  }
  // Everything, the padding between tensors (always zero) included.
  std::span<Scalar> all() const { return span(0, size_); }
  Index size() const { return size_; }

 private:
  struct Free {
    void operator()(Scalar* block) const { std::free(block); }
  };
  std::unique_ptr<Scalar, Free> data_;
  Index size_ = 0;
};

}  // namespace inkgrad
