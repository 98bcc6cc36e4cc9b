// UnitHealth: what the activation layers of a network do with examples: units that are dead (the
// derivative of the activation is 0 for every example, so that nothing reaches the weights before
// them), cells that are saturated, and how the outputs are spread. Derivatives are those of the
// network's own ops.
#pragma once

#include <string>
#include <vector>

#include "core/data/dataset.h"
#include "core/nn/model.h"

namespace inkgrad {

// One activation layer. A unit is a number of [C], a channel of [C,H,W] with all its cells, since
// they share their weights.
struct LayerHealth {
  std::string layer;
  Index units = 0;
  Index dead = 0;        // units
  double saturated = 0;  // share of cells below kSaturated of the largest slope (unit_slopes.h)
  // Of the finite outputs of all examples.
  double mean = 0;
  double deviation = 0;                 // standard, over their number
  std::vector<Scalar> zero_slope = {};  // of each unit: share of its cells with derivative 0, 0..1
  std::vector<Scalar> outputs = {};     // of all examples, one after another
};

constexpr Index kMaxHealthExamples = 1000;
// Outputs that are kept of all layers and examples together.
constexpr Index kMaxHealthOutputs = 10'000'000;

// The layers of type "activation" in order, on the first `examples` of `data`, or on all where
// those are fewer. Softmax layers are left out: there each output depends on all inputs. Throws
// kInvalidArgument unless `examples` is 1 to kMaxHealthExamples, or where they give more than
// kMaxHealthOutputs.
std::vector<LayerHealth> measure_unit_health(const Model& model, const ParameterStore& weights,
                                             const Dataset& data, Index examples,
                                             Parallel& parallel);

}  // namespace inkgrad
