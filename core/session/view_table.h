// ViewTable: named read-only spans for the page. A name stands for a function, so that a view shows
// what there is when it is asked for.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/base/scalar.h"

namespace inkgrad {

class ViewTable {
 public:
  using Source = std::function<std::span<const Scalar>()>;

  void add(std::string name, Source source) { sources_[std::move(name)] = std::move(source); }
  // Throws kUnknownName and lists the known.
  std::span<const Scalar> view(std::string_view name) const;
  const std::map<std::string, Source, std::less<>>& sources() const { return sources_; }

 private:
  std::map<std::string, Source, std::less<>> sources_;
};

}  // namespace inkgrad
