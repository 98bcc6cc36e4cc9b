#include "core/session/view_table.h"

#include <vector>

#include "core/base/error.h"

namespace inkgrad {

std::span<const Scalar> ViewTable::view(std::string_view name) const {
  const auto found = sources_.find(name);
  if (found != sources_.end()) return found->second();
  std::vector<std::string_view> known;
  for (const auto& [key, source] : sources_) known.push_back(key);
  throw Error(ErrorCode::kUnknownName,
              text("unknown view \"", name, "\"; known: ", comma_separated(known)));
}

}  // namespace inkgrad
