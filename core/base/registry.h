// Registry: an explicit table of named entries. Explicit, because self-registering globals in a
// static library are dropped by the linker.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/base/error.h"

namespace inkgrad {

// Entry has a member `name`. `kind` is what one entry is called in messages: "optimizer".
template <typename Entry>
class Registry {
 public:
  constexpr Registry(std::string_view kind, std::span<const Entry> entries)
      : kind_(kind), entries_(entries) {}

  // Throws kUnknownName and lists what there is.
  const Entry& find(std::string_view name) const {
    for (const Entry& entry : entries_) {
      if (entry.name == name) return entry;
    }
    std::vector<std::string_view> known;
    for (const Entry& entry : entries_) known.push_back(entry.name);
    throw Error(ErrorCode::kUnknownName,
                text("unknown ", kind_, " \"", name, "\"; known: ", comma_separated(known)));
  }

  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }
  std::size_t size() const { return entries_.size(); }

 private:
  std::string_view kind_;
  std::span<const Entry> entries_;
};

}  // namespace inkgrad
