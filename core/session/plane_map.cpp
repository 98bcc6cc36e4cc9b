#include "core/session/plane_map.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/data/point_dataset.h"

namespace inkgrad {

namespace {

constexpr Index kBatch = 256;

int checked_side(int side) {
  if (side < 2 || side > PlaneMap::kMostPoints) {
    throw Error(ErrorCode::kInvalidArgument,
                text("plane: expected 2 to ", PlaneMap::kMostPoints, " points a side, got ", side));
  }
  return side;
}

std::size_t cells_of(int side, Index pictures) {
  return static_cast<std::size_t>(Index{side} * side * pictures);
}

// The middle of cell `at` of so many from -kPlaneSide to kPlaneSide.
Scalar middle(Index at, int side) {
  return static_cast<Scalar>(kPlaneSide * (2 * (double(at) + 0.5) / double(side) - 1));
}

// Rows [N, units] of a batch into pictures [units, cells], from cell `first` on.
void spread(const Tensor& rows, Index first, Index count, Index cells, std::span<Scalar> pictures) {
  const Index units = rows.shape().row_count();
  const std::span<const Scalar> numbers = rows.values();
  for (Index unit = 0; unit < units; ++unit) {
    for (Index i = 0; i < count; ++i) {
      pictures[static_cast<std::size_t>(unit * cells + first + i)] =
          numbers[static_cast<std::size_t>(i * units + unit)];
    }
  }
}

}  // namespace

PlaneMap::PlaneMap(const Model& model, const ParameterStore& weights, const Loss& loss, Task task,
                   int output_side, int unit_side, Parallel& parallel)
    : loss_(loss),
      task_(task),
      output_side_(checked_side(output_side)),
      unit_side_(checked_side(unit_side)),
      tape_(model.make_tape(parallel, weights, kBatch, nullptr, GradientsFor::kNothing)) {
  const Index given = tape_->tape.value(tape_->output).data.shape().row_count();
  outputs_.assign(cells_of(output_side, given), Scalar(0));
  if (task == Task::kClassification) {
    beliefs_ = outputs_;
    answers_.assign(cells_of(output_side, 1), Scalar(0));
    believed_.assign(static_cast<std::size_t>(given), Scalar(0));
  }
  for (std::size_t i = 0; i < tape_->layer_outputs.size(); ++i) {
    const ValueId value = tape_->layer_outputs[i];
    const Shape shape = tape_->tape.value(value).data.shape();
    if (shape.rank() != 2) continue;
    layers_.push_back({.layer = model.spec().layers[i].name,
                       .units = shape.row_count(),
                       .value = value,
                       .numbers = {}});
    layers_.back().numbers.assign(cells_of(unit_side, shape.row_count()), Scalar(0));
  }
}

void PlaneMap::draw() {
  const Index outputs = Index{output_side_} * output_side_;
  for (Index first = 0; first < outputs; first += kBatch) {
    const Index count = std::min(kBatch, outputs - first);
    run(output_side_, first, count);
    take_outputs(first, count);
  }
  const Index units = Index{unit_side_} * unit_side_;
  for (Index first = 0; first < units; first += kBatch) {
    const Index count = std::min(kBatch, units - first);
    run(unit_side_, first, count);
    take_units(first, count);
  }
}

void PlaneMap::run(int side, Index first, Index count) {
  tape_->tape.set_batch_size(count);
  const std::span<Scalar> points = tape_->tape.value(tape_->input).data.values();
  for (Index i = 0; i < count; ++i) {
    const Index cell = first + i;
    points[static_cast<std::size_t>(2 * i)] = middle(cell % side, side);
    points[static_cast<std::size_t>(2 * i + 1)] = -middle(cell / side, side);
  }
  tape_->tape.forward_all();
}

void PlaneMap::take_outputs(Index first, Index count) {
  const Tensor& given = tape_->tape.value(tape_->output).data;
  const Index cells = Index{output_side_} * output_side_;
  spread(given, first, count, cells, outputs_);
  if (task_ == Task::kRegression) return;
  for (Index i = 0; i < count; ++i) {
    const Index cell = first + i;
    loss_.beliefs(given.row(i), believed_);
    for (std::size_t c = 0; c < believed_.size(); ++c) {
      beliefs_[c * static_cast<std::size_t>(cells) + static_cast<std::size_t>(cell)] = believed_[c];
    }
    answers_[static_cast<std::size_t>(cell)] = static_cast<Scalar>(predicted_class(given.row(i)));
  }
}

void PlaneMap::take_units(Index first, Index count) {
  const Index cells = Index{unit_side_} * unit_side_;
  for (LayerMap& layer : layers_) {
    spread(tape_->tape.value(layer.value).data, first, count, cells, layer.numbers);
  }
}

}  // namespace inkgrad
