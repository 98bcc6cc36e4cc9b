// Shape: the dimensions of a tensor, at most four, row-major, the batch first: [N, C, H, W].
#pragma once

#include <array>
#include <initializer_list>
#include <string>

#include "core/base/scalar.h"

namespace inkgrad {

class Shape {
 public:
  static constexpr int kMaxRank = 4;

  Shape() = default;  // rank 0: one number
  // Throws kInvalidArgument for more than kMaxRank dimensions or one below 1.
  Shape(std::initializer_list<Index> dims);

  int rank() const { return rank_; }
  Index operator[](int axis) const { return dims_[static_cast<std::size_t>(axis)]; }
  // Product of the dimensions.
  Index count() const;
  // Product of the dimensions after the first: the numbers of one example.
  Index row_count() const { return rank_ == 0 ? 1 : count() / dims_[0]; }
  const Index* begin() const { return dims_.data(); }
  const Index* end() const { return dims_.data() + rank_; }

  // This shape with `size` put before it, or with its first dimension left out.
  Shape with_batch(Index size) const;
  Shape without_batch() const;

  std::string to_string() const;  // "[64,8,28,28]"

  bool operator==(const Shape&) const = default;

 private:
  void push_back(Index dim);

  std::array<Index, kMaxRank> dims_{};  // unused places stay 0, so that == compares whole arrays
  int rank_ = 0;
};

std::ostream& operator<<(std::ostream& out, const Shape& shape);

}  // namespace inkgrad
