#include "core/train/weight_average.h"

#include <algorithm>

namespace inkgrad {

void WeightAverage::reset(const ParameterStore& from) {
  updates_ = 0;
  store_.take_values(from);
}

WeightAverage::Memory WeightAverage::keep() const {
  const std::span<const Scalar> values = store_.values();
  const std::span<const Scalar> kept = store_.kept_values();
  return {{values.begin(), values.end()}, {kept.begin(), kept.end()}, updates_};
}

void WeightAverage::restore(const Memory& memory) {
  std::ranges::copy(memory.values, store_.values().begin());
  std::ranges::copy(memory.kept_values, store_.kept_values().begin());
  updates_ = memory.updates;
}

void WeightAverage::take(const ParameterStore& from) {
  ++updates_;
  const double early = (1.0 + updates_) / (10.0 + updates_);
  const auto follow = static_cast<Scalar>(1 - std::min(decay_, early));
  const std::span<const Scalar> weights = from.values();
  const std::span<Scalar> average = store_.values();
  for (std::size_t i = 0; i < average.size(); ++i) {
    average[i] += follow * (weights[i] - average[i]);
  }
  std::ranges::copy(from.kept_values(), store_.kept_values().begin());
}

}  // namespace inkgrad
