// text(a, b, ...): the pieces written one after another. Stands in for std::format, which the
// oldest supported standard library does not have, and for streams, which would make up a tenth of
// the module. Fractions have six significant digits, as %g writes them.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace inkgrad {

namespace text_detail {

inline void append(std::string& out, std::string_view piece) { out += piece; }
inline void append(std::string& out, char piece) { out += piece; }
void append(std::string& out, double piece);
void append_whole(std::string& out, std::int64_t piece);
void append_natural(std::string& out, std::uint64_t piece);

template <std::integral Number>
void append(std::string& out, Number piece) {
  if constexpr (std::signed_integral<Number>) {
    append_whole(out, piece);
  } else {
    append_natural(out, piece);
  }
}

template <typename Thing>
  requires requires(const Thing& thing) { thing.to_string(); }
void append(std::string& out, const Thing& thing) {
  out += thing.to_string();
}

}  // namespace text_detail

template <typename... Pieces>
std::string text(const Pieces&... pieces) {
  std::string out;
  (text_detail::append(out, pieces), ...);
  return out;
}

// "a, b, c" of any range of such pieces.
template <typename Range>
std::string comma_separated(const Range& range) {
  std::string out;
  std::string_view separator;
  for (const auto& item : range) {
    out += separator;
    text_detail::append(out, item);
    separator = ", ";
  }
  return out;
}

}  // namespace inkgrad
