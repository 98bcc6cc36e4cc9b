// BatchGradients: gradients of whole batches on a copy of a network, with dropout and augmentation
// as while training. Statistics are never settled: the network that it looks at is left as it is.
#pragma once

#include "core/train/trainer.h"

namespace inkgrad {

class BatchGradients {
 public:
  // Data, settings and threads must outlive it.
  BatchGradients(const Model& model, const ParameterStore& weights, const LossSettings& loss,
                 const Dataset& data, const TrainingSettings& settings, Parallel& parallel);

  // The gradient of the mean loss over `batch`, valid until the next call.
  std::span<const Scalar> of(std::span<const Index> batch);

 private:
  void add(std::span<const Index> portion, Scalar share);

  const Dataset& data_;
  const TrainingSettings& settings_;
  Parallel& parallel_;
  ParameterStore store_;
  std::unique_ptr<ModelTape> model_;
  std::uint64_t portions_ = 0;
};

// Of the draws of whoever looks at batches that are not trained on: apart from all others of the
// run's seed.
std::uint64_t noise_seed(const TrainingSettings& settings);

}  // namespace inkgrad
