#include "core/nn/norm_layer.h"

#include <algorithm>

namespace inkgrad {

OptionSpec epsilon_option() {
  return {.name = "epsilon",
          .label = "Epsilon",
          .help = "Added to the variance, so that numbers all alike are not divided by 0.",
          .standard = 1e-5,
          .min = 1e-8,
          .max = 1,
          .scale = OptionScale::kLog};
}

DeclaredParameter ones(std::string_view name, const Shape& shape) {
  return {name, shape,
          [](std::span<Scalar> values, Rng&) { std::ranges::fill(values, Scalar(1)); }};
}

std::vector<DeclaredParameter> scale_and_shift(const Shape& shape) {
  return {ones("scale", shape), {"shift", shape, {}}};
}

}  // namespace inkgrad
