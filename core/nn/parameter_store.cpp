#include "core/nn/parameter_store.h"

#include <algorithm>

#include "core/base/error.h"

namespace inkgrad {

ParameterStore::ParameterStore(const std::vector<ParameterSpec>& specs) {
  for (const ParameterSpec& spec : specs) {
    const Index count = spec.shape.count();
    if (spec.role != ParameterRole::kTrained) {
      kept_.push_back({spec, kept_values_.reserve(count), count});
      continue;
    }
    const Index begin = values_.reserve(count);
    gradients_.reserve(count);
    updates_.reserve(count);
    parameters_.push_back({spec, begin, count});
  }
  for (Arena* arena : {&values_, &gradients_, &updates_, &kept_values_}) {
    arena->allocate();
  }
}

void ParameterStore::take_values(const ParameterStore& from) const {
  std::ranges::copy(from.values(), values().begin());
  std::ranges::copy(from.kept_values(), kept_values().begin());
}

const Parameter& ParameterStore::find(std::string_view name) const {
  std::vector<std::string_view> known;
  for (const std::vector<Parameter>* list : {&parameters_, &kept_}) {
    for (const Parameter& parameter : *list) {
      if (parameter.name == name) return parameter;
      known.push_back(parameter.name);
    }
  }
  throw Error(ErrorCode::kUnknownName,
              text("unknown parameter \"", name, "\"; known: ", comma_separated(known)));
}

Index ParameterStore::count() const {
  Index sum = 0;
  for (const Parameter& parameter : parameters_) sum += parameter.count;
  return sum;
}

}  // namespace inkgrad
