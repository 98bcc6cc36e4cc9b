#include "core/autodiff/cell.h"

#include <algorithm>

#include "core/base/error.h"

namespace inkgrad {

namespace {

Scalar product(const SourceTerm& term) { return term.value * term.coefficient; }
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
            .bilinear = v.producer >= 0 && tape.node(v.producer).op->bilinear,
            .sources = {},
            .weights = {},
            .gradient_terms = {}};
  if (cell.has_gradient) cell.gradient = v.grad[index];
  std::vector<SourceTerm> sources = sources_of(tape, value, index);
  if (cell.bilinear) {
    const ValueId second = tape.node(v.producer).inputs[1];
    const auto weights = std::ranges::stable_partition(
        sources, [&](const SourceTerm& term) { return term.source != second; });
    cell.weights =
        largest_terms(std::vector<SourceTerm>(weights.begin(), weights.end()), most, product);
    sources.erase(weights.begin(), weights.end());
  }
  cell.sources = largest_terms(std::move(sources), most, product);
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
