// amsgrad: Adam whose v never shrinks: v_max = max(v_max, v), delta = -learning_rate m_hat /
// (sqrt(v_max / (1-b2^t)) + epsilon). (Reddi, Kale, Kumar 2018.)
#include <algorithm>
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
  static constexpr std::array<std::string_view, 3> kState{"m", "v", "v_max"};
  static constexpr std::array<std::string_view, 6> kTerms{
      "m", "v", "v_max", "m_hat", "effective_step", "delta"};
  static constexpr std::array<std::string_view, 6> kFormulas{
      kMean,
      kMeanSquare,
      R"(\max(<v_max_before>,\; <v>))",
      kMeanCorrected,
      R"(\frac{<learning_rate>}{\sqrt{\frac{<v_max>}{1 - <beta2>^{<step>}}} + <epsilon>})",
      R"(-<effective_step> \cdot <m_hat>)"};

  using AdamMoments::AdamMoments;

  std::array<Scalar, 6> apply(Scalar g, Scalar, std::array<Scalar, 3>& state) const {
    auto& [m, v, v_max] = state;
    advance(m, v, g);
    v_max = std::max(v_max, v);
    const Scalar m_hat = m * m_correction;
    const Scalar effective_step = learning_rate / (std::sqrt(v_max * v_correction) + epsilon);
    return {m, v, v_max, m_hat, effective_step, -effective_step * m_hat};
  }
};

}  // namespace

const OptimizerType kAmsGrad = optimizer_type<Rule>(
    {.name = "amsgrad",
     .label = "AMSGrad",
     .help = "Adam with a long memory for large gradients: its steps cannot grow back.",
     .formula =
         R"(v_{max} \leftarrow \max(v_{max}, v),\quad \Delta w = -\eta\, \frac{\hat m}{\sqrt{\hat v_{max}} + \epsilon})",
     .options = kOptions});

}  // namespace inkgrad
