// What is measured of a step and of a network: accuracy, norms, the confusion matrix.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/nn/model.h"
#include "core/tensor/norm.h"

namespace inkgrad {

// Examples whose largest output is that of their target. One output is a number predicted, neither
// right nor wrong: then 0.
int count_right(const Tensor& outputs, const Tensor& targets);

// Norms of all parameters of one layer together.
struct LayerNorms {
  double gradient = 0;
  double weight = 0;
  double update = 0;
  // Norm of the last update over the norm of the weights; about 0.001 is healthy.
  double update_ratio() const { return weight > 0 ? update / weight : 0; }
};

// The layers that have parameters, in order.
std::vector<std::string> trained_layers(const ParameterStore& store);
// One entry for each of those; `norms` has their number.
void measure_norms(const ParameterStore& store, std::span<LayerNorms> norms);

}  // namespace inkgrad
