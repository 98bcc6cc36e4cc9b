#include "core/tensor/kernels/gemm_tiny.h"

#include <array>
#include <type_traits>

namespace inkgrad::kernels {

namespace {

template <Index kCount>
using Columns = std::array<Vector, std::size_t(kCount)>;

// Four dense rows of kCount numbers, as kCount columns of four.
template <Index kCount>
[[gnu::always_inline]] inline void load_columns(const Scalar* rows, Columns<kCount>& columns) {
  for (Vector& column : columns) {
    load(column, rows);
    rows += kLanes;
  }
  if constexpr (kCount == 2) {
    const Vector first = __builtin_shufflevector(columns[0], columns[1], 0, 2, 4, 6);
    columns[1] = __builtin_shufflevector(columns[0], columns[1], 1, 3, 5, 7);
    columns[0] = first;
  } else if constexpr (kCount == 4) {
    transpose(columns[0], columns[1], columns[2], columns[3]);
  }
}

// And back.
template <Index kCount>
[[gnu::always_inline]] inline void store_columns(Columns<kCount>& columns, Scalar* rows,
                                                 Into into) {
  if constexpr (kCount == 2) {
    const Vector first = __builtin_shufflevector(columns[0], columns[1], 0, 4, 1, 5);
    columns[1] = __builtin_shufflevector(columns[0], columns[1], 2, 6, 3, 7);
    columns[0] = first;
  } else if constexpr (kCount == 4) {
    transpose(columns[0], columns[1], columns[2], columns[3]);
  }
  for (Vector& row : columns) {
    if (into == Into::kAccumulate) {
      Vector before;
      load(before, rows);
      row += before;
    }
    store(row, rows);
    rows += kLanes;
  }
}

// A [rows, kDepth] and C [rows, kColumns] dense.
template <Index kDepth, Index kColumns>
void tall_product(Index rows, const Scalar* a, const Strided& b, Scalar* c, Into into) {
  std::array<std::array<Scalar, std::size_t(kColumns)>, std::size_t(kDepth)> factors;
  for (std::size_t k = 0; k < factors.size(); ++k) {
    for (std::size_t j = 0; j < factors[k].size(); ++j) {
      factors[k][j] = b.data[Index(k) * b.row + Index(j) * b.column];
    }
  }
  Index r = 0;
  for (; r + kLanes <= rows; r += kLanes) {
    Columns<kDepth> of_a;
    load_columns<kDepth>(a + r * kDepth, of_a);
    Columns<kColumns> of_c{};
    for (std::size_t k = 0; k < of_a.size(); ++k) {
      for (std::size_t j = 0; j < of_c.size(); ++j) {
        multiply_add(of_c[j], factors[k][j], of_a[k]);
      }
    }
    store_columns<kColumns>(of_c, c + r * kColumns, into);
  }
  for (; r < rows; ++r) {
    for (std::size_t j = 0; j < std::size_t(kColumns); ++j) {
      Scalar sum = 0;
      for (std::size_t k = 0; k < factors.size(); ++k) {
        sum += a[r * kDepth + Index(k)] * factors[k][j];
      }
      Scalar& cell = c[r * kColumns + Index(j)];
      cell = (into == Into::kAccumulate ? cell : Scalar(0)) + sum;
    }
  }
}

// A is the transpose of a dense [depth, kRows], B [depth, kColumns] dense.
template <Index kRows, Index kColumns>
void deep_product(Index depth, const Scalar* a, const Scalar* b, Scalar* c, Index c_stride,
                  Into into) {
  std::array<Columns<kColumns>, std::size_t(kRows)> sums{};
  const Index whole = depth / kLanes * kLanes;
  for (Index k = 0; k < whole; k += kLanes) {
    Columns<kRows> of_a;
    Columns<kColumns> of_b;
    load_columns<kRows>(a + k * kRows, of_a);
    load_columns<kColumns>(b + k * kColumns, of_b);
    for (std::size_t i = 0; i < of_a.size(); ++i) {
      for (std::size_t j = 0; j < of_b.size(); ++j) multiply_add(sums[i][j], of_a[i], of_b[j]);
    }
  }
  for (std::size_t i = 0; i < sums.size(); ++i) {
    for (std::size_t j = 0; j < sums[i].size(); ++j) {
      const Vector& s = sums[i][j];
      Scalar sum = (s[0] + s[1]) + (s[2] + s[3]);
      for (Index k = whole; k < depth; ++k) {
        sum += a[k * kRows + Index(i)] * b[k * kColumns + Index(j)];
      }
      Scalar& cell = c[Index(i) * c_stride + Index(j)];
      cell = (into == Into::kAccumulate ? cell : Scalar(0)) + sum;
    }
  }
}

// Calls body(std::integral_constant<Index, count>) for 1, 2 and 4; else gives false.
template <typename Body>
bool with_count(Index count, Body&& body) {
  switch (count) {
    case 1:
      return body(std::integral_constant<Index, 1>{});
    case 2:
      return body(std::integral_constant<Index, 2>{});
    case 4:
      return body(std::integral_constant<Index, 4>{});
    default:
      return false;
  }
}

}  // namespace

bool tiny_product(Index rows, Index columns, Index depth, const Strided& a, const Strided& b,
                  Scalar* c, Index c_stride, Into into) {
  const bool tall = rows >= kLanes && a.column == 1 && a.row == depth && c_stride == columns;
  if (tall && depth <= kLanes) {
    return with_count(depth, [&](auto some) {
      return with_count(columns, [&](auto across) {
        tall_product<some(), across()>(rows, a.data, b, c, into);
        return true;
      });
    });
  }
  const bool deep =
      depth >= kLanes && a.row == 1 && a.column == rows && b.column == 1 && b.row == columns;
  if (!deep) return false;
  return with_count(rows, [&](auto down) {
    return with_count(columns, [&](auto across) {
      deep_product<down(), across()>(depth, a.data, b.data, c, c_stride, into);
      return true;
    });
  });
}

}  // namespace inkgrad::kernels
