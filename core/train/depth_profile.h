// DepthProfile: how large signals and gradients are in every layer of a network, measured by one
// forward and one backward pass of a batch, beside what theory says of them. Whether they vanish or
// explode with depth is the question of Glorot and Bengio 2010.
#pragma once

#include "core/data/dataset.h"
#include "core/train/variance_theory.h"

namespace inkgrad {

struct LayerProfile {
  std::string layer;
  std::string_view type;       // "linear"
  Moments output;              // of all its outputs, units and examples
  double gradient_square = 0;  // mean of (d loss / d output)^2
  double weight_square = 0;    // mean square of its weights; 0 where it has none
  double weight_gradient_square = 0;
  VariancePrediction predicted;  // for first weights, as the layer's init makes them
};

constexpr Index kMaxProfileExamples = 512;

class DepthProfile {
 public:
  // On the first `examples` of `data`, or all where those are fewer, as while training: batch
  // normalisation goes by the batch, dropout leaves out; nothing is learned, statistics stay as
  // they are. Everything is measured here. Throws kInvalidArgument unless `examples` is 1 to
  // kMaxProfileExamples, or where this would take too much memory.
  DepthProfile(const Model& model, const ParameterStore& weights, const LossSettings& loss,
               const Dataset& data, Index examples, Parallel& parallel);

  Index examples() const { return examples_; }
  double loss() const { return loss_; }
  const std::vector<LayerProfile>& layers() const { return layers_; }
  // The numbers behind layer i: its outputs, and the gradients of the loss by them.
  std::span<const Scalar> outputs(std::size_t i) const;
  std::span<const Scalar> gradients(std::size_t i) const;

 private:
  void run(const Dataset& data, Parallel& parallel);
  void measure();
  Moments moments_of(ValueId id) const;
  const Value& output(std::size_t i) const;

  const Model& model_;
  ParameterStore store_;
  std::unique_ptr<ModelTape> tape_;
  Index examples_;
  double loss_ = 0;
  std::vector<LayerProfile> layers_;
};

}  // namespace inkgrad
