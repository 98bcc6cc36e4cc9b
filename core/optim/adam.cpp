// adam: m = b1 m + (1-b1) g, v = b2 v + (1-b2) g^2, m_hat = m / (1-b1^t), v_hat = v / (1-b2^t),
// delta = -learning_rate m_hat / (sqrt(v_hat) + epsilon). (Kingma and Ba 2015, algorithm 1.)
#include <array>
#include <cmath>

#include "core/optim/optimizer.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    learning_rate_option(0.003),
    OptionSpec{.name = "beta1",
               .label = "Beta 1",
               .help = "How long the mean of gradients remembers.",
               .standard = 0.9,
               .min = 0,
               .max = 0.9999},
    OptionSpec{.name = "beta2",
               .label = "Beta 2",
               .help = "How long the mean of squared gradients remembers.",
               .standard = 0.999,
               .min = 0,
               .max = 0.99999},
    OptionSpec{.name = "epsilon",
               .label = "Epsilon",
               .help = "Keeps the division from blowing up where gradients vanish.",
               .standard = 1e-8,
               .min = 1e-12,
               .max = 0.1,
               .scale = OptionScale::kLog},
};
constexpr std::array<std::string_view, 2> kStateNames{"m", "v"};

struct Rule {
  Rule(const Options& options, int step)
      : learning_rate(static_cast<Scalar>(options.number("learning_rate"))),
        beta1(static_cast<Scalar>(options.number("beta1"))),
        beta2(static_cast<Scalar>(options.number("beta2"))),
        epsilon(static_cast<Scalar>(options.number("epsilon"))),
        m_correction(static_cast<Scalar>(1 / (1 - std::pow(options.number("beta1"), step)))),
        v_correction(static_cast<Scalar>(1 / (1 - std::pow(options.number("beta2"), step)))) {}

  Scalar next_m(Scalar m, Scalar g) const { return beta1 * m + (1 - beta1) * g; }
  Scalar next_v(Scalar v, Scalar g) const { return beta2 * v + (1 - beta2) * g * g; }
  Scalar m_hat(Scalar m) const { return m * m_correction; }
  Scalar v_hat(Scalar v) const { return v * v_correction; }
  Scalar delta(Scalar m, Scalar v) const {
    return -learning_rate * m_hat(m) / (std::sqrt(v_hat(v)) + epsilon);
  }

  Scalar learning_rate, beta1, beta2, epsilon, m_correction, v_correction;
};

void update(const UpdateContext& c) {
  const Rule rule(c.options, c.step);
  Scalar* m = c.state[0].data();
  Scalar* v = c.state[1].data();
  const Scalar* g = c.gradients.data();
  Scalar* out = c.updates.data();
  for (std::size_t i = 0; i < c.updates.size(); ++i) {
    m[i] = rule.next_m(m[i], g[i]);
    v[i] = rule.next_v(v[i], g[i]);
    out[i] = rule.delta(m[i], v[i]);
  }
}

std::vector<UpdateTerm> terms(const UpdateContext& c, Index index) {
  const Rule rule(c.options, c.step);
  const auto i = static_cast<std::size_t>(index);
  const Scalar m = rule.next_m(c.state[0][i], c.gradients[i]);
  const Scalar v = rule.next_v(c.state[1][i], c.gradients[i]);
  return {{"gradient", c.gradients[i]},
          {"m", m},
          {"v", v},
          {"m_hat", rule.m_hat(m)},
          {"v_hat", rule.v_hat(v)},
          {"delta", rule.delta(m, v)}};
}

}  // namespace

const OptimizerType kAdam{
    .name = "adam",
    .label = "Adam",
    .help = "Momentum, and a step of its own size for every weight.",
    .formula = R"(\Delta w = -\eta\, \frac{\hat m}{\sqrt{\hat v} + \epsilon})",
    .options = kOptions,
    .state_names = kStateNames,
    .update = update,
    .terms = terms};

}  // namespace inkgrad
