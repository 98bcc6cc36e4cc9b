// Cell: all there is to say about one number of a tape: what it was made from, and where its
// gradient comes from.
#pragma once

#include "core/autodiff/local_derivative.h"
#include "core/autodiff/terms.h"
#include "core/ops/working.h"

namespace inkgrad {

struct Cell {
  ValueId value;
  Index index;
  Scalar number;
  bool has_gradient;
  Scalar gradient;  // 0 where none is worked out
  NodeId node;      // that made it, or -1
  // The op multiplies its first input with its second (matmul): `sources` are cells of the first,
  // `weights` those of the second; either adds up to the number.
  bool bilinear;
  Terms<SourceTerm> sources;
  Terms<SourceTerm> weights;
  Terms<GradientTerm> gradient_terms;
  Working working;  // empty where the sources tell it all

  // What the sources' products leave: 0 up to rounding where the op is a sum of products.
  double constant() const { return double(number) - sources.sum; }
};

// At most `most` terms in each list. Throws as expect_cell() does, and kInvalidArgument unless
// `most` is 1 to 1000.
Cell look_at_cell(const Tape& tape, ValueId value, Index index, Index most);

// One hop of a path from the loss down to a cell.
struct PathHop {
  ValueId value;
  Index index;
  Scalar coefficient;   // d the hop before / d this cell; 1 for the loss
  Scalar contribution;  // what that path adds to this cell's gradient
};

// Up from the cell along the largest contribution to each gradient, told from the loss down. Empty
// when no gradient reaches the cell.
std::vector<PathHop> largest_path(const Tape& tape, ValueId value, Index index);

// The cells of the tape's input `input` on which a cell depends, by the structure of the ops, not
// by what the numbers happen to be (a pool's losers count). Rising, as places in the whole tensor.
std::vector<Index> receptive_field(const Tape& tape, ValueId input, ValueId value, Index index);

}  // namespace inkgrad
