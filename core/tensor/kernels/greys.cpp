#include "core/tensor/kernels/greys.h"

#include "core/tensor/kernels/vector.h"

namespace inkgrad::kernels {

namespace {
constexpr Scalar kWhite = 255;
using Bytes = std::uint8_t __attribute__((vector_size(kLanes)));
}  // namespace

// Compilers leave such a loop alone: a byte may lie in anything, so also in what is written.
void greys_to_unit(const std::uint8_t* grey, Scalar* to, Index count) {
  Index i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    Bytes bytes;
    std::memcpy(&bytes, grey + i, sizeof bytes);
    store(__builtin_convertvector(bytes, Vector) / kWhite, to + i);
  }
  for (; i < count; ++i) to[i] = Scalar(grey[i]) / kWhite;
}

}  // namespace inkgrad::kernels
