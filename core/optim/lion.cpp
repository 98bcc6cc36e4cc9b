// lion: delta = -learning_rate (sign(b1 m + (1-b1) g) + weight_decay w), then m = b2 m + (1-b2) g.
// (Chen et al. 2023, algorithm 2.)
#include "core/optim/options.h"
#include "core/optim/rule.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    learning_rate_option(0.0003),
    beta1_option(0.9),
    beta2_option(0.99),
    decoupled_decay_option(0),
};

struct Rule {
  static constexpr std::array<std::string_view, 1> kState{"m"};
  static constexpr std::array<std::string_view, 6> kTerms{"m",     "blend",          "sign",
                                                          "decay", "effective_step", "delta"};
  static constexpr std::array<std::string_view, 6> kFormulas{
      R"(<beta2> \cdot <m_before> + (1 - <beta2>) \cdot <gradient>)",
      R"(<beta1> \cdot <m_before> + (1 - <beta1>) \cdot <gradient>)",
      R"(\operatorname{sign}(<blend>))",
      R"(<learning_rate> \cdot <weight_decay> \cdot <weight>)",
      R"(<learning_rate>)",
      R"(-<learning_rate> \cdot <sign> - <decay>)"};
  static constexpr bool kOneRate = true;

  explicit Rule(const RuleInputs& in)
      : learning_rate(in.learning_rate),
        beta1(in.number("beta1")),
        beta2(in.number("beta2")),
        weight_decay(in.number("weight_decay")) {}

  std::array<Scalar, 6> apply(Scalar g, Scalar w, std::array<Scalar, 1>& state) const {
    auto& [m] = state;
    const Scalar blend = beta1 * m + (1 - beta1) * g;
    const Scalar sign = static_cast<Scalar>(blend > 0) - static_cast<Scalar>(blend < 0);
    m = beta2 * m + (1 - beta2) * g;
    const Scalar decay = learning_rate * weight_decay * w;
    return {m, blend, sign, decay, learning_rate, -learning_rate * sign - decay};
  }

  Scalar learning_rate, beta1, beta2, weight_decay;
};

}  // namespace

const OptimizerType kLion = optimizer_type<Rule>(
    {.name = "lion",
     .label = "Lion",
     .help = "Only the direction counts: every weight moves by the same length.",
     .formula = R"(\Delta w = -\eta\,(\operatorname{sign}(\beta_1 m + (1-\beta_1) g) + \lambda w))",
     .options = kOptions});

}  // namespace inkgrad
