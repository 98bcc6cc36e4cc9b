// adam: m = b1 m + (1-b1) g, v = b2 v + (1-b2) g^2, m_hat = m / (1-b1^t), v_hat = v / (1-b2^t),
// delta = -learning_rate m_hat / (sqrt(v_hat) + epsilon). (Kingma and Ba 2015, algorithm 1.)
#include <cmath>

#include "core/optim/adam_moments.h"
#include "core/optim/options.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    learning_rate_option(0.003),
    beta1_option(0.9),
    beta2_option(0.999),
    epsilon_option(1e-8),
};

struct Rule : AdamMoments {
  static constexpr std::array<std::string_view, 2> kState{"m", "v"};
  static constexpr std::array<std::string_view, 6> kTerms{
      "m", "v", "m_hat", "v_hat", "effective_step", "delta"};
  static constexpr std::array<std::string_view, 6> kFormulas{
      kMean,          kMeanSquare,
      kMeanCorrected, kMeanSquareCorrected,
      kEffectiveStep, R"(-<effective_step> \cdot <m_hat>)"};

  using AdamMoments::AdamMoments;

  std::array<Scalar, 6> apply(Scalar g, Scalar, std::array<Scalar, 2>& state) const {
    auto& [m, v] = state;
    advance(m, v, g);
    const Scalar m_hat = m * m_correction;
    const Scalar v_hat = v * v_correction;
    const Scalar root = std::sqrt(v_hat) + epsilon;
    return {m, v, m_hat, v_hat, learning_rate / root, -learning_rate * m_hat / root};
  }
};

}  // namespace

const OptimizerType kAdam = optimizer_type<Rule>(
    {.name = "adam",
     .label = "Adam",
     .help = "Momentum, and a step of its own size for every weight.",
     .formula = R"(\Delta w = -\eta\, \frac{\hat m}{\sqrt{\hat v} + \epsilon})",
     .options = kOptions});

}  // namespace inkgrad
