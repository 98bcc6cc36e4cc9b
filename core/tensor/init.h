// How weights start. Variances keep the signal's size from layer to layer: Glorot and Bengio 2010
// ("Xavier", for symmetric activations), He et al. 2015 (for relu).
#pragma once

#include <span>
#include <string_view>

#include "core/base/registry.h"
#include "core/base/rng.h"
#include "core/base/scalar.h"

namespace inkgrad {

// Inputs and outputs of one unit: what the variance depends on.
struct Fan {
  Index in;
  Index out;
};

struct Init {
  std::string_view name;
  std::string_view label;
  void (*fill)(std::span<Scalar> values, Fan fan, Rng& rng);
};

const Registry<Init>& init_registry();
// The names as the choices of an option.
std::span<const std::string_view> init_names();

}  // namespace inkgrad
