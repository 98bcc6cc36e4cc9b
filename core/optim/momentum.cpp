// momentum (heavy ball): v = momentum v + g, delta = -learning_rate v. (Polyak 1964.)
#include <array>

#include "core/optim/optimizer.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    learning_rate_option(0.05),
    OptionSpec{.name = "momentum",
               .label = "Momentum",
               .help = "How much of its speed an update keeps: 0 is plain SGD.",
               .standard = 0.9,
               .min = 0,
               .max = 0.999},
};
constexpr std::array<std::string_view, 1> kStateNames{"v"};

struct Rule {
  explicit Rule(const Options& options)
      : learning_rate(static_cast<Scalar>(options.number("learning_rate"))),
        momentum(static_cast<Scalar>(options.number("momentum"))) {}
  Scalar next_v(Scalar v, Scalar g) const { return momentum * v + g; }
  Scalar delta(Scalar v) const { return -learning_rate * v; }
  Scalar learning_rate, momentum;
};

void update(const UpdateContext& c) {
  const Rule rule(c.options);
  const std::span<Scalar> v = c.state[0];
  for (std::size_t i = 0; i < c.updates.size(); ++i) {
    v[i] = rule.next_v(v[i], c.gradients[i]);
    c.updates[i] = rule.delta(v[i]);
  }
}

std::vector<UpdateTerm> terms(const UpdateContext& c, Index index) {
  const Rule rule(c.options);
  const auto i = static_cast<std::size_t>(index);
  const Scalar v = rule.next_v(c.state[0][i], c.gradients[i]);
  return {{"gradient", c.gradients[i]}, {"v", v}, {"delta", rule.delta(v)}};
}

}  // namespace

const OptimizerType kMomentum{.name = "momentum",
                              .label = "Momentum",
                              .help = "A ball with weight: it keeps rolling through small bumps.",
                              .formula = R"(v \leftarrow \mu v + g,\quad \Delta w = -\eta\, v)",
                              .options = kOptions,
                              .state_names = kStateNames,
                              .update = update,
                              .terms = terms};

}  // namespace inkgrad
