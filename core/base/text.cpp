#include "core/base/text.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace inkgrad::text_detail {

namespace {

template <typename Number>
void append_digits(std::string& out, Number number) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

}  // namespace

void append(std::string& out, double piece) {
  std::array<char, 32> digits;
  const int length = std::snprintf(digits.data(), digits.size(), "%g", piece);
  out.append(digits.data(), static_cast<std::size_t>(length));
}

void append_whole(std::string& out, std::int64_t piece) { append_digits(out, piece); }
void append_natural(std::string& out, std::uint64_t piece) { append_digits(out, piece); }

}  // namespace inkgrad::text_detail
