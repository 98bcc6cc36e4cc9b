#include "core/tensor/kernels/rows.h"

#include "core/tensor/kernels/lane_sums.h"

namespace inkgrad::kernels {

namespace {

// Rows of one, two or four numbers are a flat run in which every lane keeps to one column.
bool lanes_keep_to_columns(Index columns) { return columns <= kLanes && kLanes % columns == 0; }

void add_short_row(const Scalar* x, Index count, Index columns, const Scalar* row, Scalar* y) {
  Vector added;
  for (Index lane = 0; lane < kLanes; ++lane) added[lane] = row[lane % columns];
  Index i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    Vector v;
    load(v, x + i);
    store(v + added, y + i);
  }
  for (; i < count; ++i) y[i] = x[i] + row[i % columns];
}

void add_short_columns(const Scalar* x, Index count, Index columns, Scalar* into) {
  Vector all{};
  Index i = add_lanes(x, count, all, [](Vector& sum, const Vector& v) { sum += v; });
  for (Index lane = 0; lane < kLanes; ++lane) into[lane % columns] += all[lane];
  for (; i < count; ++i) into[i % columns] += x[i];
}

// Sums of four columns stay in a register from the first row to the last.
void add_four_columns(const Scalar* x, Index rows, Index stride, Scalar* into) {
  Vector sums;
  load(sums, into);
  for (Index r = 0; r < rows; ++r, x += stride) {
    Vector v;
    load(v, x);
    sums += v;
  }
  store(sums, into);
}

void add_one_column(const Scalar* x, Index rows, Index stride, Scalar* into) {
  Scalar sum = 0;
  for (Index r = 0; r < rows; ++r) sum += x[r * stride];
  *into += sum;
}

}  // namespace

void add_row(const Scalar* x, Index rows, Index columns, const Scalar* row, Scalar* y) {
  if (lanes_keep_to_columns(columns)) {
    add_short_row(x, rows * columns, columns, row, y);
    return;
  }
  for (Index r = 0; r < rows; ++r, x += columns, y += columns) {
    for (Index c = 0; c < columns; ++c) y[c] = x[c] + row[c];
  }
}

void add_column_sums(const Scalar* x, Index rows, Index columns, Scalar* into) {
  if (lanes_keep_to_columns(columns)) {
    add_short_columns(x, rows * columns, columns, into);
    return;
  }
  Index c = 0;
  for (; c + kLanes <= columns; c += kLanes) add_four_columns(x + c, rows, columns, into + c);
  for (; c < columns; ++c) add_one_column(x + c, rows, columns, into + c);
}

}  // namespace inkgrad::kernels
