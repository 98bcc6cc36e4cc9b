#include "core/tensor/kernels/panel.h"

namespace inkgrad::kernels {

namespace {

void pack_rows(const Strided& from, Index rows, Scalar* panel) {
  const Scalar* row = from.data;
  for (Index r = 0; r < rows; ++r, row += from.row, panel += kTileColumns) {
    Vector left;
    Vector right;
    load(left, row);
    load(right, row + kLanes);
    store(left, panel);
    store(right, panel + kLanes);
  }
}

// Four columns of a matrix that lies the other way round, four rows at a time.
void pack_four_columns(const Strided& from, Index rows, Scalar* panel) {
  for (Index r = 0; r < rows; r += kLanes) {
    Vector a;
    Vector b;
    Vector c;
    Vector d;
    load(a, from.data + r);
    load(b, from.data + r + from.column);
    load(c, from.data + r + 2 * from.column);
    load(d, from.data + r + 3 * from.column);
    transpose(a, b, c, d);
    store(a, panel);
    store(b, panel + kTileColumns);
    store(c, panel + 2 * kTileColumns);
    store(d, panel + 3 * kTileColumns);
    panel += kLanes * kTileColumns;
  }
}

void pack_one_by_one(const Strided& from, Index rows, Index columns, Scalar* panel) {
  for (Index r = 0; r < rows; ++r) {
    for (Index c = 0; c < kTileColumns; ++c) {
      *panel++ = c < columns ? from.data[r * from.row + c * from.column] : Scalar(0);
    }
  }
}

}  // namespace

void pack_panel(const Strided& from, Index rows, Index columns, Scalar* panel) {
  if (columns < kTileColumns || (from.column != 1 && from.row != 1)) {
    pack_one_by_one(from, rows, columns, panel);
  } else if (from.column == 1) {
    pack_rows(from, rows, panel);
  } else {
    const Index whole = rows / kLanes * kLanes;
    const Strided right{from.data + kLanes * from.column, from.row, from.column};
    pack_four_columns(from, whole, panel);
    pack_four_columns(right, whole, panel + kLanes);
    pack_one_by_one({from.data + whole, from.row, from.column}, rows - whole, columns,
                    panel + whole * kTileColumns);
  }
}

}  // namespace inkgrad::kernels
