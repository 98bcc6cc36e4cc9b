#include "core/autodiff/local_derivative.h"

#include "core/base/error.h"

namespace inkgrad {

void expect_cell(const Tape& tape, ValueId value, Index index) {
  const auto count = static_cast<ValueId>(tape.values().size());
  if (value < 0 || value >= count) {
    throw Error(ErrorCode::kUnknownName,
                text("unknown value ", value, "; known: 0 to ", count - 1));
  }
  const Value& v = tape.value(value);
  if (index < 0 || index >= v.data.count()) {
    throw Error(ErrorCode::kInvalidArgument, text("cell of \"", v.name, "\": expected 0 to ",
                                                  v.data.count() - 1, ", got ", index));
  }
}

namespace {

// visit(cell of the node's output) for those that can depend on inputs[input][index].
template <typename Visit>
void each_reader(const Node& node, int input, Index index, Visit&& visit) {
  std::vector<CellRun> runs;
  if (node.op->readers == nullptr) {
    runs.push_back({0, node.context.output.count()});
  } else {
    node.op->readers(node.context, input, index, runs);
  }
  for (const CellRun& run : runs) {
    for (Index cell = run.first; cell < run.first + run.count; ++cell) visit(cell);
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
    for (int input = 0; input < node.context.input_count; ++input) {
      if (node.inputs[static_cast<std::size_t>(input)] != value) continue;
      each_reader(node, input, index, [&](Index cell) {
        row.clear();
        node.op->jacobian_row(node.context, cell, row);
        for (const JacobianTerm& term : row) {
          if (term.input != input || term.index != index) continue;
          const Scalar upstream = output.grad[cell];
          terms.push_back(
              {node.output, cell, upstream, term.coefficient, upstream * term.coefficient});
        }
      });
    }
  }
  return terms;
}

}  // namespace inkgrad
