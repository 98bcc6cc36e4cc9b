// Panels: a matrix as tiles want to read it, eight columns side by side for each of its rows.
#pragma once

#include "core/tensor/kernels/tile.h"

namespace inkgrad::kernels {

// Element (r, c) is data[r * row + c * column].
struct Strided {
  const Scalar* data;
  Index row;
  Index column;
};

// Rows of eight numbers one after another; columns past `columns` are zeros.
void pack_panel(const Strided& from, Index rows, Index columns, Scalar* panel);

}  // namespace inkgrad::kernels
