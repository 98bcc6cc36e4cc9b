// What theory says of signals and gradients through a network that has just been started, layer by
// layer, in the limit of wide layers: with weights of mean 0 that know nothing of the signal,
//   E[z^2] = fan_in Var[w] E[a^2]     and back   E[(dL/da)^2] = fan_out Var[w] E[(dL/dz)^2]
// (Glorot and Bengio 2010, equations 5 and 6; He et al. 2015, equations 7 and 13), and through an
// activation f, z being normally distributed with variance E[z^2],
//   E[a^2] = E[f(z)^2]                and back   E[(dL/dz)^2] = E[f'(z)^2] E[(dL/da)^2]
// (Poole et al. 2016), the expectations by numerical quadrature of the very op. He et al.'s factor
// 1/2 for relu, forward and back, is what this gives for it.
#pragma once

#include <optional>
#include <vector>

#include "core/nn/model.h"

namespace inkgrad {

// Of a layer's outputs, over units and examples.
struct Moments {
  double mean = 0;
  double square = 0;  // mean square; the variance where the mean is 0
};

// Means of f, f^2 and f'^2 over a normal distribution with mean 0 and this variance.
struct NormalMeans {
  double value = 0;
  double square = 0;
  double slope_square = 0;
};
NormalMeans means_over_normal(const Op& op, const Attributes& attributes, double variance);

// One entry a layer of `model`, none where theory has nothing to say.
struct VariancePrediction {
  std::optional<double> square;           // E[output^2]
  std::optional<double> gradient_square;  // E[(dL/d output)^2]
};

// `input` are the moments of what the network reads, `measured` those of each layer's outputs: the
// forward prediction begins again from them behind a layer for which there is no rule (pooling,
// features of the plane). `last_gradient` is E[(dL/d output)^2] at the last layer, from which the
// way back begins; it ends at such a layer, and at batch normalisation, whose gradients depend on
// how alike the examples are.
std::vector<VariancePrediction> predict_variances(const Model& model, const Moments& input,
                                                  std::span<const Moments> measured,
                                                  double last_gradient);

}  // namespace inkgrad
