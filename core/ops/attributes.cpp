#include "core/ops/attributes.h"

#include "core/base/error.h"

namespace inkgrad {

Attributes::Attributes(std::initializer_list<Entry> entries) {
  if (entries.size() > entries_.size()) {
    throw Error(ErrorCode::kInvalidArgument,
                text("attributes: expected at most ", entries_.size(), ", got ", entries.size()));
  }
  for (const Entry& entry : entries) entries_[count_++] = entry;
}

double Attributes::number(std::string_view name) const {
  for (std::size_t i = 0; i < count_; ++i) {
    if (entries_[i].name == name) return entries_[i].value;
  }
  throw Error(ErrorCode::kUnknownName, text("unknown attribute \"", name, "\""));
}

}  // namespace inkgrad
