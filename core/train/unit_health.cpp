#include "core/train/unit_health.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/autodiff/unit_slopes.h"
#include "core/base/error.h"
#include "core/ops/registry.h"
#include "core/train/measure.h"

namespace inkgrad {

namespace {

constexpr Index kBatch = 16;

constexpr std::array kOptions{
    OptionSpec{.name = "examples",
               .label = "Examples",
               .help = "How many digits go through the network. A unit is dead when none wakes it.",
               .kind = OptionKind::kInteger,
               .standard = 100,
               .min = 1,
               .max = kMaxHealthExamples,
               .scale = OptionScale::kLog}};

// One activation layer while it is measured.
class Probe {
 public:
  Probe(const Tape& tape, const Node& node, Index examples)
      : tape_(tape), node_(node), steepest_(largest_slope(node)) {
    const Shape& shape = node.context.output.shape();
    const Index units = shape[1];
    cells_ = shape.row_count() / units;
    examples_ = examples;
    health_ = {.layer = node.layer, .units = units};
    zeros_.assign(static_cast<std::size_t>(units), 0);
    health_.outputs.reserve(static_cast<std::size_t>(examples * shape.row_count()));
  }

  // Of the batch on the tape.
  void note() {
    const Tensor& output = tape_.value(node_.output).data;
    health_.outputs.insert(health_.outputs.end(), output.values().begin(), output.values().end());
    const UnitSlopes found = unit_slopes(node_, steepest_);
    for (std::size_t unit = 0; unit < zeros_.size(); ++unit) {
      zeros_[unit] += found.dead[unit];
      saturated_ += found.dead[unit] + found.saturated[unit];
    }
  }

  LayerHealth finish() {
    const Index of_unit = examples_ * cells_;
    for (const Index zeros : zeros_) {
      health_.dead += zeros == of_unit ? 1 : 0;
      health_.zero_slope.push_back(static_cast<Scalar>(double(zeros) / double(of_unit)));
    }
    health_.saturated = double(saturated_) / double(of_unit * health_.units);
    spread();
    return std::move(health_);
  }

 private:
  void spread() {
    double count = 0;
    double sum = 0;
    for (const Scalar y : health_.outputs) {
      if (!std::isfinite(y)) continue;
      ++count;
      sum += double(y);
    }
    if (count == 0) return;
    health_.mean = sum / count;
    double squares = 0;
    for (const Scalar y : health_.outputs) {
      const double away = double(y) - health_.mean;
      if (std::isfinite(y)) squares += away * away;
    }
    health_.deviation = std::sqrt(squares / count);
  }

  const Tape& tape_;
  const Node& node_;
  double steepest_;
  Index cells_ = 1;  // of a unit, in one example
  Index examples_ = 0;
  Index saturated_ = 0;
  std::vector<Index> zeros_;
  LayerHealth health_;
};

// The nodes of the activation layers that are measured.
std::vector<const Node*> activations(const Model& model, const ModelTape& tape) {
  std::vector<const Node*> nodes;
  for (std::size_t i = 0; i < model.spec().layers.size(); ++i) {
    if (model.spec().layers[i].type->name != kActivationLayer.name) continue;
    const Node& node = tape.tape.node(tape.tape.value(tape.layer_outputs[i]).producer);
    if (node.op->name != kSoftmax.name) nodes.push_back(&node);
  }
  return nodes;
}

void expect_examples(std::span<const Node* const> nodes, Index wanted, Index examples) {
  if (wanted < 1 || wanted > kMaxHealthExamples) {
    throw Error(ErrorCode::kInvalidArgument,
                text("examples to inspect: expected 1 to ", kMaxHealthExamples, ", got ", wanted));
  }
  Index outputs = 0;
  for (const Node* node : nodes) outputs += node->context.output.shape().row_count();
  if (outputs * examples > kMaxHealthOutputs) {
    throw Error(ErrorCode::kInvalidArgument,
                text("examples to inspect: expected at most ", kMaxHealthOutputs / outputs,
                     " for this network, got ", wanted));
  }
}

}  // namespace

const MeasureType kUnitHealthMeasure{
    .name = "unit_health",
    .label = "Units",
    .help = "What the activations do: units that never wake, cells that are saturated.",
    .formula = "",
    .options = kOptions};

std::vector<LayerHealth> measure_unit_health(const Model& model, const ParameterStore& weights,
                                             const Dataset& data, Index examples,
                                             Parallel& parallel) {
  const std::unique_ptr<ModelTape> tape =
      model.make_tape(parallel, weights, kBatch, nullptr, GradientsFor::kNothing);
  const std::vector<const Node*> nodes = activations(model, *tape);
  const Index count = std::min(examples, data.count());
  expect_examples(nodes, examples, count);
  std::vector<Probe> probes;
  probes.reserve(nodes.size());
  for (const Node* node : nodes) probes.emplace_back(tape->tape, *node, count);

  std::vector<Index> indices(static_cast<std::size_t>(kBatch));
  std::vector<Scalar> targets(static_cast<std::size_t>(kBatch * data.outputs()));
  for (Index seen = 0; seen < count; seen += kBatch) {
    const Index size = std::min(kBatch, count - seen);
    const auto batch = std::span(indices).first(static_cast<std::size_t>(size));
    std::iota(batch.begin(), batch.end(), seen);
    tape->tape.set_batch_size(size);
    data.fill(parallel, batch, tape->tape.value(tape->input).data,
              Tensor(Shape{size, data.outputs()}, targets.data()));
    tape->tape.forward_all();
    for (Probe& probe : probes) probe.note();
  }
  std::vector<LayerHealth> health;
  health.reserve(probes.size());
  for (Probe& probe : probes) health.push_back(probe.finish());
  return health;
}

}  // namespace inkgrad
