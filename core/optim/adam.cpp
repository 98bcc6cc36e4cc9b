// adam: m = b1 m + (1-b1) g, v = b2 v + (1-b2) g^2, m_hat = m / (1-b1^t), v_hat = v / (1-b2^t),
// delta = -learning_rate m_hat / (sqrt(v_hat) + epsilon). (Kingma and Ba 2015, algorithm 1.)
#include <cmath>

#include "core/optim/options.h"
#include "core/optim/rule.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    learning_rate_option(0.003),
    beta1_option(0.9),
    beta2_option(0.999),
    epsilon_option(1e-8),
};

struct Rule {
  static constexpr std::array<std::string_view, 2> kState{"m", "v"};
  static constexpr std::array<std::string_view, 6> kTerms{
      "m", "v", "m_hat", "v_hat", "effective_step", "delta"};

  explicit Rule(const RuleInputs& in)
      : learning_rate(in.learning_rate),
        beta1(in.number("beta1")),
        beta2(in.number("beta2")),
        epsilon(in.number("epsilon")),
        m_correction(bias_correction(in, "beta1")),
        v_correction(bias_correction(in, "beta2")) {}

  std::array<Scalar, 6> apply(Scalar g, Scalar, std::array<Scalar, 2>& state) const {
    auto& [m, v] = state;
    m = beta1 * m + (1 - beta1) * g;
    v = beta2 * v + (1 - beta2) * g * g;
    const Scalar m_hat = m * m_correction;
    const Scalar v_hat = v * v_correction;
    const Scalar root = std::sqrt(v_hat) + epsilon;
    return {m, v, m_hat, v_hat, learning_rate / root, -learning_rate * m_hat / root};
  }

  Scalar learning_rate, beta1, beta2, epsilon, m_correction, v_correction;
};

}  // namespace

const OptimizerType kAdam = optimizer_type<Rule>(
    {.name = "adam",
     .label = "Adam",
     .help = "Momentum, and a step of its own size for every weight.",
     .formula = R"(\Delta w = -\eta\, \frac{\hat m}{\sqrt{\hat v} + \epsilon})",
     .options = kOptions});

}  // namespace inkgrad
