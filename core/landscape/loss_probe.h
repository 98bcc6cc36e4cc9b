// LossProbe: the loss of a network, and its gradient, at any weights, over the first examples of a
// data set. It works on a copy: the run that it looks at is left as it is.
#pragma once

#include <memory>
#include <vector>

#include "core/data/dataset.h"
#include "core/nn/model.h"

namespace inkgrad {

// Both are means over the probe's examples.
struct ProbeScore {
  double loss = 0;
  double accuracy = 0;  // share answered right; 0 of a regression
};

class LossProbe {
 public:
  // `weights` lends frozen parameters and statistics. Up to `examples` of `data`, which must
  // outlive it. The network answers as it does when it is measured: no dropout, running statistics.
  LossProbe(const Model& model, const ParameterStore& weights, const LossSettings& loss,
            const Dataset& data, Index examples, Parallel& parallel);

  // How many numbers a point of the loss surface has: the store's whole block, padding included.
  std::size_t size() const { return store_.values().size(); }
  // Where things are in it.
  const ParameterStore& store() const { return store_; }
  Index examples() const { return examples_; }

  // The mean loss over the examples at `point`.
  double loss(std::span<const Scalar> point) { return score(point).loss; }
  ProbeScore score(std::span<const Scalar> point) { return measure(point, false); }
  // The same, and its gradient into `out`.
  double gradient(std::span<const Scalar> point, std::span<Scalar> out);

 private:
  static constexpr Index kBatch = 64;

  ProbeScore measure(std::span<const Scalar> point, bool backward);

  const Dataset& data_;
  Index examples_;
  Parallel& parallel_;
  ParameterStore store_;
  std::unique_ptr<ModelTape> model_;
  std::vector<Index> indices_;
};

}  // namespace inkgrad
