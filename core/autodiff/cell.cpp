#include "core/autodiff/cell.h"

#include <algorithm>

#include "core/base/error.h"

namespace inkgrad {

namespace {

Scalar product(const SourceTerm& term) { return term.value * term.coefficient; }
// Of a * a the terms cannot be told apart by where they come from.
bool multiplies_two(const Tape& tape, NodeId producer) {
  if (producer < 0) return false;
  const Node& node = tape.node(producer);
  return node.op->bilinear && node.inputs[0] != node.inputs[1];
}

Scalar contribution(const GradientTerm& term) { return term.contribution; }

}  // namespace

Cell look_at_cell(const Tape& tape, ValueId value, Index index, Index most) {
  constexpr Index kMost = 1000;
  expect_cell(tape, value, index);
  if (most < 1 || most > kMost) {
    throw Error(ErrorCode::kInvalidArgument,
                text("terms of a cell: expected 1 to ", kMost, ", got ", most));
  }
  const Value& v = tape.value(value);
  Cell cell{.value = value,
            .index = index,
            .number = v.data[index],
            .has_gradient = v.grad.data() != nullptr,
            .gradient = 0,
            .node = v.producer,
            .bilinear = multiplies_two(tape, v.producer),
            .sources = {},
            .weights = {},
            .gradient_terms = {},
            .working = {}};
  if (cell.has_gradient) cell.gradient = v.grad[index];
  if (v.producer >= 0) {
    const Node& node = tape.node(v.producer);
    if (node.op->working != nullptr) node.op->working(node.context, index, cell.working);
  }
  std::vector<SourceTerm> sources;
  std::vector<SourceTerm> weights;
  for (const SourceTerm& term : sources_of(tape, value, index)) {
    const bool weight = cell.bilinear && term.source == tape.node(v.producer).inputs[1];
    (weight ? weights : sources).push_back(term);
  }
  cell.sources = largest_terms(sources, most, product);
  cell.weights = largest_terms(weights, most, product);
  cell.gradient_terms = largest_terms(gradient_terms_of(tape, value, index), most, contribution);
  return cell;
}

std::vector<PathHop> largest_path(const Tape& tape, ValueId value, Index index) {
  expect_cell(tape, value, index);
  std::vector<PathHop> path;
  while (value != tape.loss()) {
    const Terms<GradientTerm> terms =
        largest_terms(gradient_terms_of(tape, value, index), 1, contribution);
    if (terms.largest.empty()) return {};
    const GradientTerm& best = terms.largest.front();
    path.push_back({value, index, best.coefficient, best.contribution});
    value = best.consumer;
    index = best.index;
  }
  path.push_back({value, index, 1, tape.value(value).grad[index]});
  std::ranges::reverse(path);
  return path;
}

}  // namespace inkgrad
