// How much first weights vary: what the theory of signals through layers starts from.
#pragma once

#include <optional>

#include "core/tensor/init.h"

namespace inkgrad {

// The variance of one weight that start_weights() gives, its mean being 0. None for "constant",
// which has no chance in it. Throws kUnknownName for an init that is not in the registry.
std::optional<double> init_variance(std::string_view name, const WeightShape& shape, double scale);

}  // namespace inkgrad
