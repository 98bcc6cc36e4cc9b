#include "core/base/rng.h"

#include <cmath>
#include <numbers>

namespace inkgrad {

namespace {
constexpr std::uint64_t kMultiplier = 6364136223846793005ULL;
}

Rng::Rng(std::uint64_t seed, std::uint64_t stream) : state_(0), increment_((stream << 1U) | 1U) {
  next();
  state_ += seed;
  next();
}

std::uint32_t Rng::next() {
  const std::uint64_t old = state_;
  state_ = old * kMultiplier + increment_;
  const auto mixed = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
  const auto turn = static_cast<std::uint32_t>(old >> 59U);
  return (mixed >> turn) | (mixed << ((32U - turn) & 31U));
}

double Rng::uniform() { return static_cast<double>(next() >> 8U) * 0x1p-24; }

double Rng::normal() {
  const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));  // 1 - u is never 0
  return radius * std::cos(2.0 * std::numbers::pi * uniform());
}

std::uint32_t Rng::below(std::uint32_t bound) {
  const std::uint32_t threshold = (0U - bound) % bound;  // reject what would favour small values
  std::uint32_t drawn = next();
  while (drawn < threshold) drawn = next();
  return drawn % bound;
}

std::uint64_t mixed(std::uint64_t seed, std::uint64_t index) {
  std::uint64_t z =
      seed * 0xd1342543de82ef95ULL + index * 0x9e3779b97f4a7c15ULL + 0x632be59bd9b4e019ULL;
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31U);
}

}  // namespace inkgrad
