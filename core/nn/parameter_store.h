// ParameterStore: all numbers of a model that stay from batch to batch. Those that training changes
// lie together, with their gradients and last updates, each role one flat block with named slices
// in it; those that it leaves alone (frozen parameters, statistics) lie apart, so that no optimizer
// ever sees them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/tensor/arena.h"

namespace inkgrad {

enum class ParameterRole {
  kTrained,
  kFrozen,     // a parameter that keeps its value
  kStatistic,  // measured while training: running means
};

// What a layer declares.
struct ParameterSpec {
  std::string name;   // "conv1.weight"
  std::string layer;  // "conv1"
  Shape shape;
  ParameterRole role = ParameterRole::kTrained;
};

struct Parameter : ParameterSpec {
  Index begin = 0;  // where it starts in every block of its kind
  Index count = 0;

  bool trained() const { return role == ParameterRole::kTrained; }
};

class ParameterStore {
 public:
  explicit ParameterStore(const std::vector<ParameterSpec>& specs);

  // Takes over the weights and statistics of a store of the same model; gradients and updates stay.
  void take_values(const ParameterStore& from) const;

  // The trained ones, in the order declared.
  const std::vector<Parameter>& parameters() const { return parameters_; }
  // Frozen parameters and statistics, in the order declared.
  const std::vector<Parameter>& kept() const { return kept_; }
  // Either. Throws kUnknownName.
  const Parameter& find(std::string_view name) const;
  // Numbers to learn, without padding.
  Index count() const;

  Tensor value(const Parameter& p) const {
    return (p.trained() ? values_ : kept_values_).tensor(p.begin, p.shape);
  }
  // Without numbers where the parameter is not trained.
  Tensor gradient(const Parameter& p) const {
    return p.trained() ? gradients_.tensor(p.begin, p.shape) : Tensor(p.shape, nullptr);
  }
  // Trained ones only.
  std::span<Scalar> update(const Parameter& p) const { return updates_.span(p.begin, p.count); }

  // Whole blocks of what is trained, the padding between slices (always 0) included.
  std::span<Scalar> values() const { return values_.all(); }
  std::span<Scalar> gradients() const { return gradients_.all(); }
  std::span<Scalar> updates() const { return updates_.all(); }
  // The whole block of what is kept.
  std::span<Scalar> kept_values() const { return kept_values_.all(); }

 private:
  std::vector<Parameter> parameters_;
  std::vector<Parameter> kept_;
  Arena values_;
  Arena gradients_;
  Arena updates_;
  Arena kept_values_;
};

}  // namespace inkgrad
