// Seeded random numbers, the same on every platform: PCG32 (O'Neill 2014, pcg-random.org, variant
// XSH-RR 64/32). The standard library's distributions differ between vendors, so uniform, normal
// and shuffle are our own.
#pragma once

#include <cstdint>
#include <span>
#include <utility>

namespace inkgrad {

class Rng {
 public:
  // Different streams of one seed are independent sequences.
  explicit Rng(std::uint64_t seed, std::uint64_t stream = 0);

  std::uint32_t next();
  // [0, 1), 24 random bits: exact in float and double alike.
  double uniform();
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  // Mean 0, standard deviation 1 (Box and Muller 1958; one of the pair is used, so that the state
  // is the generator's alone).
  double normal();
  // [0, bound) without bias; bound >= 1.
  std::uint32_t below(std::uint32_t bound);

  // Fisher and Yates, from the end.
  template <typename T>
  void shuffle(std::span<T> items) {
    for (std::size_t last = items.size(); last > 1; --last) {
      std::swap(items[last - 1], items[below(static_cast<std::uint32_t>(last))]);
    }
  }

  bool operator==(const Rng&) const = default;

 private:
  std::uint64_t state_;
  std::uint64_t increment_;
};

// A seed of its own for number `index` of a seed (the finalizer of SplitMix64, Steele, Lea and
// Flood 2014): neighbours get unrelated generators, which neighbouring PCG streams alone are not.
std::uint64_t mixed(std::uint64_t seed, std::uint64_t index);

}  // namespace inkgrad
