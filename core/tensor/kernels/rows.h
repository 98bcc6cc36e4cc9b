// One row and many rows: what biases of dense layers are made of. Orders of sums are fixed: they
// depend on the sizes alone.
#pragma once

#include "core/base/scalar.h"

namespace inkgrad::kernels {

// y[r, c] = x[r, c] + row[c], all dense.
void add_row(const Scalar* x, Index rows, Index columns, const Scalar* row, Scalar* y);
// into[c] += sum over r of x[r, c]
void add_column_sums(const Scalar* x, Index rows, Index columns, Scalar* into);

}  // namespace inkgrad::kernels
