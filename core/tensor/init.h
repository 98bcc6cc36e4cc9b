// How weights start. Variances keep the signal's size from layer to layer: LeCun et al. 1998
// ("LeCun", for linear units and selu), Glorot and Bengio 2010 ("Xavier", for symmetric
// activations), He et al. 2015 (for relu); orthogonal weights keep its length: Saxe et al. 2014.
// The plain ones (normal, uniform, constant) know nothing of the layer.
#pragma once

#include <span>
#include <string_view>

#include "core/base/registry.h"
#include "core/base/rng.h"
#include "core/base/scalar.h"

namespace inkgrad {

// Inputs and outputs of one unit: what the variance depends on.
struct Fan {
  Index in = 0;
  Index out = 0;
};

// Weights as a matrix [rows, columns], the way they lie in memory: one side is the units, the other
// all weights of one.
struct WeightShape {
  Index rows;
  Index columns;
  Fan fan;
};

struct Init {
  std::string_view name;
  std::string_view label;
  // `values` are rows * columns numbers, overwritten.
  void (*fill)(std::span<Scalar> values, const WeightShape& shape, Rng& rng);
};

const Registry<Init>& init_registry();
// The names as the choices of an option.
std::span<const std::string_view> init_names();

// Fills and multiplies: `constant` is 1 before it is scaled, `normal` has deviation 1 and `uniform`
// lies within -1 and 1.
void start_weights(const Init& init, std::span<Scalar> values, const WeightShape& shape,
                   double scale, Rng& rng);

}  // namespace inkgrad
