// adamw: Adam, and apart from it delta = ... - learning_rate weight_decay w. (Loshchilov and Hutter
// 2019, algorithm 2.)
#include <cmath>

#include "core/optim/options.h"
#include "core/optim/rule.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    learning_rate_option(0.003),  beta1_option(0.9), beta2_option(0.999), epsilon_option(1e-8),
    decoupled_decay_option(0.01),
};

struct Rule {
  static constexpr std::array<std::string_view, 2> kState{"m", "v"};
  static constexpr std::array<std::string_view, 7> kTerms{
      "m", "v", "m_hat", "v_hat", "effective_step", "decay", "delta"};

  explicit Rule(const RuleInputs& in)
      : learning_rate(in.learning_rate),
        beta1(in.number("beta1")),
        beta2(in.number("beta2")),
        epsilon(in.number("epsilon")),
        m_correction(bias_correction(in, "beta1")),
        v_correction(bias_correction(in, "beta2")),
        weight_decay(in.number("weight_decay")) {}

  std::array<Scalar, 7> apply(Scalar g, Scalar w, std::array<Scalar, 2>& state) const {
    auto& [m, v] = state;
    m = beta1 * m + (1 - beta1) * g;
    v = beta2 * v + (1 - beta2) * g * g;
    const Scalar m_hat = m * m_correction;
    const Scalar v_hat = v * v_correction;
    const Scalar effective_step = learning_rate / (std::sqrt(v_hat) + epsilon);
    const Scalar decay = learning_rate * weight_decay * w;
    return {m, v, m_hat, v_hat, effective_step, decay, -effective_step * m_hat - decay};
  }

  Scalar learning_rate, beta1, beta2, epsilon, m_correction, v_correction, weight_decay;
};

}  // namespace

const OptimizerType kAdamW = optimizer_type<Rule>(
    {.name = "adamw",
     .label = "AdamW",
     .help = "Adam that also pulls every parameter towards zero, as gently for each.",
     .formula =
         R"(\Delta w = -\eta \left( \frac{\hat m}{\sqrt{\hat v} + \epsilon} + \lambda w \right))",
     .options = kOptions});

}  // namespace inkgrad
