// The commonest pooling, windows of 2 x 2 side by side, four at a time.
#pragma once

#include "core/base/scalar.h"

namespace inkgrad::kernels {

// One plane of the given width. The largest number of each window goes to `out` [H', W'], its place
// in the plane to `winners`: the first among equals, the last NaN where there are any.
void max_pool_2x2(const Scalar* plane, Index width, Index out_height, Index out_width, Scalar* out,
                  Scalar* winners);

}  // namespace inkgrad::kernels
