// text(a, b, ...): the pieces written one after another. Stands in for std::format, which the
// oldest supported standard library does not have.
#pragma once

#include <sstream>
#include <string>

namespace inkgrad {

template <typename... Pieces>
std::string text(const Pieces&... pieces) {
  std::ostringstream out;
  (out << ... << pieces);
  return out.str();
}

// "a, b, c" of any range of printable things.
template <typename Range>
std::string comma_separated(const Range& range) {
  std::ostringstream out;
  const char* separator = "";
  for (const auto& item : range) {
    out << separator << item;
    separator = ", ";
  }
  return out.str();
}

}  // namespace inkgrad
