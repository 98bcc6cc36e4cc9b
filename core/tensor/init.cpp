#include "core/tensor/init.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/tensor/init_variance.h"
#include "core/tensor/orthogonal.h"

namespace inkgrad {

namespace {

using Values = std::span<Scalar>;

void fill_normal(Values values, double deviation, Rng& rng) {
  for (Scalar& value : values) value = static_cast<Scalar>(deviation * rng.normal());
}

void fill_uniform(Values values, double bound, Rng& rng) {
  for (Scalar& value : values) value = static_cast<Scalar>(rng.uniform(-bound, bound));
}

// Half the width of a uniform distribution with this standard deviation.
double bound_of(double deviation) { return std::sqrt(3.0) * deviation; }

double he(Fan fan) { return std::sqrt(2.0 / double(fan.in)); }
double xavier(Fan fan) { return std::sqrt(2.0 / double(fan.in + fan.out)); }
double lecun(Fan fan) { return std::sqrt(1.0 / double(fan.in)); }

constexpr std::array kInits{
    Init{"he_normal", "He normal",
         [](Values v, const WeightShape& s, Rng& rng) { fill_normal(v, he(s.fan), rng); }},
    Init{"he_uniform", "He uniform",
         [](Values v, const WeightShape& s, Rng& rng) {
           fill_uniform(v, bound_of(he(s.fan)), rng);
         }},
    Init{"xavier_normal", "Xavier normal",
         [](Values v, const WeightShape& s, Rng& rng) { fill_normal(v, xavier(s.fan), rng); }},
    Init{"xavier_uniform", "Xavier uniform",
         [](Values v, const WeightShape& s, Rng& rng) {
           fill_uniform(v, bound_of(xavier(s.fan)), rng);
         }},
    Init{"lecun_normal", "LeCun normal",
         [](Values v, const WeightShape& s, Rng& rng) { fill_normal(v, lecun(s.fan), rng); }},
    Init{"lecun_uniform", "LeCun uniform",
         [](Values v, const WeightShape& s, Rng& rng) {
           fill_uniform(v, bound_of(lecun(s.fan)), rng);
         }},
    Init{"orthogonal", "Orthogonal",
         [](Values v, const WeightShape& s, Rng& rng) {
           fill_orthogonal(v, s.rows, s.columns, rng);
         }},
    Init{"normal", "Normal",
         [](Values v, const WeightShape&, Rng& rng) { fill_normal(v, 1, rng); }},
    Init{"uniform", "Uniform",
         [](Values v, const WeightShape&, Rng& rng) { fill_uniform(v, 1, rng); }},
    Init{"constant", "Constant",
         [](Values v, const WeightShape&, Rng&) { std::ranges::fill(v, Scalar(1)); }},
    Init{"zeros", "Zeros",
         [](Values v, const WeightShape&, Rng&) { std::ranges::fill(v, Scalar(0)); }},
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

std::optional<double> init_variance(std::string_view name, const WeightShape& shape, double scale) {
  const Init& init = init_registry().find(name);
  const auto of = [&](double deviation) { return scale * scale * deviation * deviation; };
  if (init.name == "he_normal" || init.name == "he_uniform") return of(he(shape.fan));
  if (init.name == "xavier_normal" || init.name == "xavier_uniform") return of(xavier(shape.fan));
  if (init.name == "lecun_normal" || init.name == "lecun_uniform") return of(lecun(shape.fan));
  // Rows or columns, whichever are longer, have length 1.
  if (init.name == "orthogonal") {
    return of(1 / std::sqrt(double(std::max(shape.rows, shape.columns))));
  }
  if (init.name == "normal") return of(1);
  if (init.name == "uniform") return of(1 / std::sqrt(3.0));
  if (init.name == "zeros") return 0;
  return std::nullopt;
}

void start_weights(const Init& init, std::span<Scalar> values, const WeightShape& shape,
                   double scale, Rng& rng) {
  init.fill(values, shape, rng);
  for (Scalar& value : values) value *= static_cast<Scalar>(scale);
}

}  // namespace inkgrad
