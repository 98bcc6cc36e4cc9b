// receptive_field: from a cell back through the ops, as sets of cells (declared in cell.h).
#include <algorithm>

#include "core/autodiff/cell.h"

namespace inkgrad {

namespace {

using Marks = std::vector<std::vector<bool>>;  // of each value, its cells

bool any(const std::vector<bool>& cells) { return std::ranges::find(cells, true) != cells.end(); }

// Marks the cells of a node's inputs that its marked cells can depend on.
void mark_inputs(const Node& node, Marks& marks) {
  const std::vector<bool>& out = marks[static_cast<std::size_t>(node.output)];
  const auto marked = [&](const CellRun& run) {
    const auto begin = out.begin() + run.first;
    return std::find(begin, begin + run.count, true) != begin + run.count;
  };
  if (node.op->readers == nullptr) {
    std::vector<JacobianTerm> row;
    for (std::size_t cell = 0; cell < out.size(); ++cell) {
      if (!out[cell]) continue;
      row.clear();
      node.op->jacobian_row(node.context, static_cast<Index>(cell), row);
      for (const JacobianTerm& term : row) {
        const auto input = static_cast<std::size_t>(node.inputs[std::size_t(term.input)]);
        marks[input][static_cast<std::size_t>(term.index)] = true;
      }
    }
    return;
  }
  std::vector<CellRun> runs;
  for (int input = 0; input < node.context.input_count; ++input) {
    std::vector<bool>& cells = marks[static_cast<std::size_t>(node.inputs[std::size_t(input)])];
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      if (cells[cell]) continue;
      runs.clear();
      node.op->readers(node.context, input, static_cast<Index>(cell), runs);
      cells[cell] = std::ranges::any_of(runs, marked);
    }
  }
}

}  // namespace

std::vector<Index> receptive_field(const Tape& tape, ValueId input, ValueId value, Index index) {
  expect_cell(tape, value, index);
  expect_cell(tape, input, 0);
  Marks marks;
  for (const Value& v : tape.values()) {
    marks.emplace_back(static_cast<std::size_t>(v.data.count()), false);
  }
  marks[static_cast<std::size_t>(value)][static_cast<std::size_t>(index)] = true;
  for (auto node = tape.nodes().rbegin(); node != tape.nodes().rend(); ++node) {
    if (any(marks[static_cast<std::size_t>(node->output)])) mark_inputs(*node, marks);
  }
  std::vector<Index> field;
  const std::vector<bool>& cells = marks[static_cast<std::size_t>(input)];
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    if (cells[cell]) field.push_back(static_cast<Index>(cell));
  }
  return field;
}

}  // namespace inkgrad
