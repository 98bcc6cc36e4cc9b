#include "core/autodiff/local_derivative.h"

#include "core/base/error.h"

namespace inkgrad {

namespace {
void expect_cell(const Tape& tape, ValueId value, Index index) {
  const Value& v = tape.value(value);
  if (index < 0 || index >= v.data.count()) {
    throw Error(ErrorCode::kInvalidArgument, text("cell of \"", v.name, "\": expected 0 to ",
                                                  v.data.count() - 1, ", got ", index));
  }
}
}  // namespace

std::vector<SourceTerm> sources_of(const Tape& tape, ValueId value, Index index) {
  expect_cell(tape, value, index);
  std::vector<SourceTerm> terms;
  const NodeId producer = tape.value(value).producer;
  if (producer < 0) return terms;
  const Node& node = tape.node(producer);
  std::vector<JacobianTerm> row;
  node.op->jacobian_row(node.context, index, row);
  for (const JacobianTerm& term : row) {
    const ValueId source = node.inputs[static_cast<std::size_t>(term.input)];
    terms.push_back({source, term.index, tape.value(source).data[term.index], term.coefficient});
  }
  return terms;
}

std::vector<GradientTerm> gradient_terms_of(const Tape& tape, ValueId value, Index index) {
  expect_cell(tape, value, index);
  std::vector<GradientTerm> terms;
  std::vector<JacobianTerm> row;
  for (const Node& node : tape.nodes()) {
    const Value& output = tape.value(node.output);
    if (output.grad.count() == 0) continue;
    bool reads = false;
    for (const ValueId input : node.inputs) reads = reads || input == value;
    if (!reads) continue;
    for (Index cell = 0; cell < output.data.count(); ++cell) {
      row.clear();
      node.op->jacobian_row(node.context, cell, row);
      for (const JacobianTerm& term : row) {
        if (node.inputs[static_cast<std::size_t>(term.input)] != value || term.index != index) {
          continue;
        }
        const Scalar upstream = output.grad[cell];
        terms.push_back(
            {node.output, cell, upstream, term.coefficient, upstream * term.coefficient});
      }
    }
  }
  return terms;
}

}  // namespace inkgrad
