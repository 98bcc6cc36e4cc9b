#include "core/tensor/arena.h"

#include <algorithm>
#include <new>

namespace inkgrad {

Index Arena::reserve(Index count) {
  const Index begin = size_;
  size_ += (count + kAlignment - 1) / kAlignment * kAlignment;
  return begin;
}

void Arena::allocate() {
  if (size_ == 0) return;
  constexpr std::size_t kBytes = kAlignment * sizeof(Scalar);
  void* block = std::aligned_alloc(kBytes, static_cast<std::size_t>(size_) * sizeof(Scalar));
  if (block == nullptr) throw std::bad_alloc();
  data_.reset(static_cast<Scalar*>(block));
  std::ranges::fill(all(), Scalar(0));
}

}  // namespace inkgrad
