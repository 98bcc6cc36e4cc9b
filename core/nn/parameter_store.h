// ParameterStore: all parameters of a model, their gradients, the optimizer's state and its last
// update, each role one flat block with named slices in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/tensor/arena.h"

namespace inkgrad {

// What a layer declares.
struct ParameterSpec {
  std::string name;   // "conv1.weight"
  std::string layer;  // "conv1"
  Shape shape;
};

struct Parameter : ParameterSpec {
  Index begin = 0;  // where it starts in every block
  Index count = 0;
};

class ParameterStore {
 public:
  explicit ParameterStore(const std::vector<ParameterSpec>& specs);

  const std::vector<Parameter>& parameters() const { return parameters_; }
  // Throws kUnknownName.
  const Parameter& find(std::string_view name) const;
  // Numbers to learn, without padding.
  Index count() const;

  Tensor value(const Parameter& p) const { return values_.tensor(p.begin, p.shape); }
  Tensor gradient(const Parameter& p) const { return gradients_.tensor(p.begin, p.shape); }
  std::span<Scalar> update(const Parameter& p) const { return updates_.span(p.begin, p.count); }

  // Whole blocks, the padding between slices (always 0) included.
  std::span<Scalar> values() const { return values_.all(); }
  std::span<Scalar> gradients() const { return gradients_.all(); }
  std::span<Scalar> updates() const { return updates_.all(); }

 private:
  std::vector<Parameter> parameters_;
  Arena values_;
  Arena gradients_;
  Arena updates_;
};

}  // namespace inkgrad
