#include "core/train/metrics.h"

#include <cmath>

namespace inkgrad {

int count_right(const Tensor& outputs, const Tensor& targets) {
  int right = 0;
  if (outputs.shape().row_count() == 1) return right;
  for (Index n = 0; n < outputs.shape()[0]; ++n) {
    if (predicted_class(outputs.row(n)) == predicted_class(targets.row(n))) ++right;
  }
  return right;
}

std::vector<std::string> trained_layers(const ParameterStore& store) {
  std::vector<std::string> layers;
  for (const Parameter& parameter : store.parameters()) {
    if (layers.empty() || layers.back() != parameter.layer) layers.push_back(parameter.layer);
  }
  return layers;
}

void measure_norms(const ParameterStore& store, std::span<LayerNorms> norms) {
  auto layer = norms.begin();
  const std::string* name = nullptr;
  for (const Parameter& p : store.parameters()) {
    if (name != nullptr && *name != p.layer) ++layer;
    if (name == nullptr || *name != p.layer) *layer = {};
    name = &p.layer;
    layer->gradient += sum_of_squares(store.gradient(p).values());
    layer->weight += sum_of_squares(store.value(p).values());
    layer->update += sum_of_squares(store.update(p));
  }
  for (LayerNorms& n : norms) {
    n = {std::sqrt(n.gradient), std::sqrt(n.weight), std::sqrt(n.update)};
  }
}

}  // namespace inkgrad
