// DigitSource: 28x28 digits as 8-bit grey, in memory or made on demand from a generator: the same
// to whoever reads them. Generated digits are made the first time they are asked for, so a run of
// any size starts at once.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/scalar.h"
#include "core/data/digit_generator.h"
#include "core/data/drawn_digit.h"

namespace inkgrad {

inline constexpr Index kDigitClasses = 10;

class DigitSource {
 public:
  DigitSource() = default;  // empty; add() fills it
  // 784 grey levels for every label 0..9.
  DigitSource(std::vector<std::uint8_t> pixels, std::vector<std::uint8_t> labels)
      : pixels_(std::move(pixels)), labels_(std::move(labels)) {}
  // Digits first .. first + count of a seed.
  DigitSource(std::uint64_t seed, Index first, Index count);

  Index count() const { return static_cast<Index>(labels_.size()); }
  void add(std::span<const std::uint8_t> pixels, int label);
  int label(Index i) const { return labels_[static_cast<std::size_t>(i)]; }
  // 784 grey levels. Not for two threads and the same digit at once.
  std::span<const std::uint8_t> pixels(Index i);

 private:
  std::vector<std::uint8_t> pixels_;
  std::vector<std::uint8_t> labels_;
  std::vector<std::uint8_t> made_;  // bool each; empty when all are there from the start
  DigitGenerator generator_{0};
  Index first_ = 0;
};

// Grey levels to what a network reads.
void grey_to_input(std::span<const std::uint8_t> grey, std::span<Scalar> input);

}  // namespace inkgrad
