// Tensor: a shape and the numbers it describes, which somebody else owns (an Arena, mostly). Cheap
// to copy; copies see the same numbers.
#pragma once

#include <span>

#include "core/tensor/shape.h"

namespace inkgrad {

class Tensor {
 public:
  Tensor() = default;
  Tensor(Shape shape, Scalar* data) : shape_(shape), count_(shape.count()), data_(data) {}

  const Shape& shape() const { return shape_; }
  Index count() const { return count_; }
  Scalar* data() const { return data_; }
  Scalar& operator[](Index i) const { return data_[i]; }
  std::span<Scalar> values() const { return {data_, static_cast<std::size_t>(count_)}; }

  // Example n of the batch: the n-th slice along the first dimension.
  std::span<Scalar> row(Index n) const {
    const Index size = shape_.row_count();
    return {data_ + n * size, static_cast<std::size_t>(size)};
  }

 private:
  Shape shape_;
  Index count_ = 0;
  Scalar* data_ = nullptr;
};

}  // namespace inkgrad
