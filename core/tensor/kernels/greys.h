// Bytes of a picture as numbers.
#pragma once

#include <cstdint>

#include "core/base/scalar.h"

namespace inkgrad::kernels {

// to[i] = grey[i] / 255, rounded as that division is. The two must not overlap.
void greys_to_unit(const std::uint8_t* grey, Scalar* to, Index count);

}  // namespace inkgrad::kernels
