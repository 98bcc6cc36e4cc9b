#include "core/tensor/init.h"

#include <array>
#include <cmath>

namespace inkgrad {

namespace {

void fill_normal(std::span<Scalar> values, double deviation, Rng& rng) {
  for (Scalar& value : values) value = static_cast<Scalar>(deviation * rng.normal());
}

// Uniform with this standard deviation: the half-width is sqrt(3) times it.
void fill_uniform(std::span<Scalar> values, double deviation, Rng& rng) {
  const double bound = std::sqrt(3.0) * deviation;
  for (Scalar& value : values) value = static_cast<Scalar>(rng.uniform(-bound, bound));
}

double he(Fan fan) { return std::sqrt(2.0 / double(fan.in)); }
double xavier(Fan fan) { return std::sqrt(2.0 / double(fan.in + fan.out)); }

constexpr std::array kInits{
    Init{"he_normal", "He normal",
         [](std::span<Scalar> v, Fan f, Rng& rng) { fill_normal(v, he(f), rng); }},
    Init{"he_uniform", "He uniform",
         [](std::span<Scalar> v, Fan f, Rng& rng) { fill_uniform(v, he(f), rng); }},
    Init{"xavier_normal", "Xavier normal",
         [](std::span<Scalar> v, Fan f, Rng& rng) { fill_normal(v, xavier(f), rng); }},
    Init{"xavier_uniform", "Xavier uniform",
         [](std::span<Scalar> v, Fan f, Rng& rng) { fill_uniform(v, xavier(f), rng); }},
};

constexpr auto kNames = [] {
  std::array<std::string_view, kInits.size()> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kInits[i].name;
  return names;
}();

}  // namespace

const Registry<Init>& init_registry() {
  static constexpr Registry<Init> kRegistry("init", kInits);
  return kRegistry;
}

std::span<const std::string_view> init_names() { return kNames; }

}  // namespace inkgrad
