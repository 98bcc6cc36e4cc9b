// adamw: Adam, and apart from it delta = ... - learning_rate weight_decay w. (Loshchilov and Hutter
// 2019, algorithm 2.)
#include <cmath>

#include "core/optim/adam_moments.h"
#include "core/optim/options.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    learning_rate_option(0.003),  beta1_option(0.9), beta2_option(0.999), epsilon_option(1e-8),
    decoupled_decay_option(0.01),
};

struct Rule : AdamMoments {
  static constexpr std::array<std::string_view, 2> kState{"m", "v"};
  static constexpr std::array<std::string_view, 7> kTerms{
      "m", "v", "m_hat", "v_hat", "effective_step", "decay", "delta"};
  static constexpr std::array<std::string_view, 7> kFormulas{
      kMean,
      kMeanSquare,
      kMeanCorrected,
      kMeanSquareCorrected,
      kEffectiveStep,
      R"(<learning_rate> \cdot <weight_decay> \cdot <weight>)",
      R"(-<effective_step> \cdot <m_hat> - <decay>)"};

  explicit Rule(const RuleInputs& in) : AdamMoments(in), weight_decay(in.number("weight_decay")) {}

  std::array<Scalar, 7> apply(Scalar g, Scalar w, std::array<Scalar, 2>& state) const {
    auto& [m, v] = state;
    advance(m, v, g);
    const Scalar m_hat = m * m_correction;
    const Scalar v_hat = v * v_correction;
    const Scalar effective_step = learning_rate / (std::sqrt(v_hat) + epsilon);
    const Scalar decay = learning_rate * weight_decay * w;
    return {m, v, m_hat, v_hat, effective_step, decay, -effective_step * m_hat - decay};
  }

  Scalar weight_decay;
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
