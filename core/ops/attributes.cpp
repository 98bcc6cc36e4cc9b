#include "core/ops/attributes.h"

#include "core/base/error.h"

namespace inkgrad {

Attributes::Attributes(std::initializer_list<Entry> entries) {
  for (const Entry& entry : entries) add(entry);
}

Attributes::Attributes(const Options& options) {
  for (const OptionSpec& spec : options.specs()) add({spec.name, options.number(spec.name)});
}

void Attributes::add(const Entry& entry) {
  if (count_ == entries_.size()) {
    throw Error(ErrorCode::kInvalidArgument, text("attributes: expected at most ", entries_.size(),
                                                  ", got \"", entry.name, "\" besides"));
  }
  entries_[count_++] = entry;
}

double Attributes::number(std::string_view name) const {
  for (std::size_t i = 0; i < count_; ++i) {
    if (entries_[i].name == name) return entries_[i].value;
  }
  throw Error(ErrorCode::kUnknownName, text("unknown attribute \"", name, "\""));
}

}  // namespace inkgrad
