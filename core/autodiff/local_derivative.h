// LocalDerivative: the two questions about one cell of one value, answered with the real numbers.
// "Where does it come from?" - the terms of the op that made it. "Where does its gradient come
// from?" - upstream gradient x local derivative for every cell that used it (the chain rule).
#pragma once

#include <vector>

#include "core/autodiff/tape.h"

namespace inkgrad {

// d cell / d source, for one cell that an op read.
struct SourceTerm {
  ValueId source;
  Index index;
  Scalar value;        // what the source cell holds
  Scalar coefficient;  // d cell / d source
};

// One path by which the loss depends on the cell.
struct GradientTerm {
  ValueId consumer;     // the value the cell was used for
  Index index;          // its cell
  Scalar upstream;      // d loss / d consumer cell
  Scalar coefficient;   // d consumer cell / d this cell
  Scalar contribution;  // their product; the terms add up to d loss / d this cell
};

// Empty for inputs and parameters, which nothing made.
std::vector<SourceTerm> sources_of(const Tape& tape, ValueId value, Index index);
// Needs a backward pass to have run. Looks through those cells of each consumer that can depend on
// this one, where the op says which (Op::readers), else through all.
std::vector<GradientTerm> gradient_terms_of(const Tape& tape, ValueId value, Index index);

// Throws kUnknownName for a value that is not on the tape, kInvalidArgument for a cell it does not
// have.
void expect_cell(const Tape& tape, ValueId value, Index index);

}  // namespace inkgrad
