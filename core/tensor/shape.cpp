#include "core/tensor/shape.h"

#include <ostream>
#include <span>

#include "core/base/error.h"

namespace inkgrad {

Shape::Shape(std::initializer_list<Index> dims) {
  for (const Index dim : dims) push_back(dim);
}

void Shape::push_back(Index dim) {
  if (rank_ == kMaxRank) {
    throw Error(ErrorCode::kInvalidArgument,
                text("shape: expected at most ", kMaxRank, " dimensions"));
  }
  if (dim < 1) {
    throw Error(ErrorCode::kInvalidArgument, text("shape: expected dimensions >= 1, got ", dim));
  }
  dims_[static_cast<std::size_t>(rank_++)] = dim;
}

Index Shape::count() const {
  Index product = 1;
  for (const Index dim : *this) product *= dim;
  return product;
}

Shape Shape::with_batch(Index size) const {
  Shape result{size};
  for (const Index dim : *this) result.push_back(dim);
  return result;
}

Shape Shape::without_batch() const {
  Shape result;
  for (int axis = 1; axis < rank_; ++axis) result.push_back((*this)[axis]);
  return result;
}

std::string Shape::to_string() const {
  std::string joined = "[";
  for (int axis = 0; axis < rank_; ++axis) {
    if (axis > 0) joined += ",";
    joined += std::to_string((*this)[axis]);
  }
  return joined + "]";
}

std::ostream& operator<<(std::ostream& out, const Shape& shape) { return out << shape.to_string(); }

}  // namespace inkgrad
