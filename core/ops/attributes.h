// Attributes: the few numbers that settle an op ("stride" 2), fixed when it is put on the tape.
#pragma once

#include <array>
#include <initializer_list>
#include <string_view>

#include "core/base/option.h"

namespace inkgrad {

class Attributes {
 public:
  struct Entry {
    std::string_view name;  // a literal: it outlives the tape
    double value;
  };

  Attributes() = default;
  Attributes(std::initializer_list<Entry> entries);
  // Every option under its own name; a choice as its index.
  explicit Attributes(const Options& options);

  // Throws kUnknownName for a name that was not given.
  double number(std::string_view name) const;
  Index integer(std::string_view name) const { return static_cast<Index>(number(name)); }
  std::span<const Entry> entries() const { return {entries_.data(), count_}; }

 private:
  void add(const Entry& entry);

  std::array<Entry, 8> entries_{};
  std::size_t count_ = 0;
};

}  // namespace inkgrad
