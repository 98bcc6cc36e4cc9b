#include "core/ops/loss_inputs.h"

namespace inkgrad {

Shape loss_shape(const Op& op, OpInputs inputs) {
  const Shape& x = inputs[0].shape();
  const Shape& target = inputs[1].shape();
  if (x.rank() != 2) reject_shape(op, 0, "[N,C]", x);
  if (!(target == x)) reject_shape(op, 1, x.to_string(), target);
  return {1};
}

void write_mean(Working& text, bool negated, Index count, const std::vector<WorkingTerm>& terms) {
  text.write(negated ? R"(-\frac{1}{#}\left()" : R"(\frac{1}{#}\left()", {double(count)});
  write_sum(text, terms);
  text.write(R"(\right))");
}

}  // namespace inkgrad
