// What all losses take: outputs of the network and targets, both [N, C], for one number [1].
#pragma once

#include "core/ops/op.h"
#include "core/ops/working.h"

namespace inkgrad {

inline constexpr std::array<OpInputSpec, 2> kOutputsAndTarget{{{"x"}, {"target", false}}};
// The same where the outputs are read as logits.
inline constexpr std::array<OpInputSpec, 2> kLogitsAndTarget{{{"logits"}, {"target", false}}};

// [1]; throws kShapeMismatch naming the op for anything but [N,C] and a target of the same shape.
Shape loss_shape(const Op& op, OpInputs inputs);

// Adds the mean over `count` of a sum of terms; `negated`: of minus that sum.
void write_mean(Working& text, bool negated, Index count, const std::vector<WorkingTerm>& terms);

}  // namespace inkgrad
