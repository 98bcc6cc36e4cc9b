// GradientNoise: how much the gradient differs from batch to batch. The simple noise scale
// tr(Sigma) / |G|^2 (McCandlish et al. 2018) is about the batch size beyond which larger batches
// stop paying: Sigma is the covariance of the gradients of single examples, G the gradient over all
// of them.
#pragma once

#include "core/train/trainer.h"

namespace inkgrad {

struct NoiseEstimate {
  Index batch_size = 0;
  int batches = 0;
  // |G|. 0 where the estimate of its square is not positive: the noise drowns the gradient, and
  // more batches are needed to see it.
  double gradient_norm = 0;
  // In examples; infinite where |G| is 0 and there is noise.
  double noise_scale = 0;
};

// From the mean squared norm of the gradients of `batches` batches of `batch_size` and from the
// squared norm of their mean, which is the gradient of one batch of all their examples: the
// unbiased estimates of appendix A.1. `batches` >= 2.
NoiseEstimate estimate_noise(Index batch_size, int batches, double mean_square,
                             double square_of_mean);

constexpr int kMaxNoiseBatches = 1000;

// Trains nothing: on a copy of `weights`, with dropout and augmentation as while training, but
// without regularisation and clipping. Batches are drawn as one epoch after another, in an order of
// their own; where the data hold less than a batch, all are one. Throws kInvalidArgument unless
// `batches` is 2 to kMaxNoiseBatches, kBadState when a gradient is not finite.
NoiseEstimate measure_gradient_noise(const Model& model, const ParameterStore& weights,
                                     const LossSettings& loss, const Dataset& data,
                                     const TrainingSettings& settings, int batches,
                                     Parallel& parallel);

}  // namespace inkgrad
