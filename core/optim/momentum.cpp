// momentum (heavy ball): v = momentum v + g, delta = -learning_rate v. (Polyak 1964.)
#include "core/optim/options.h"
#include "core/optim/rule.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    learning_rate_option(0.05),
    momentum_option(0.9),
};

struct Rule {
  static constexpr std::array<std::string_view, 1> kState{"v"};
  static constexpr std::array<std::string_view, 3> kTerms{"v", "effective_step", "delta"};
  static constexpr std::array<std::string_view, 3> kFormulas{
      R"(<momentum> \cdot <v_before> + <gradient>)", R"(<learning_rate>)",
      R"(-<learning_rate> \cdot <v>)"};
  static constexpr bool kOneRate = true;

  explicit Rule(const RuleInputs& in)
      : learning_rate(in.learning_rate), momentum(in.number("momentum")) {}

  std::array<Scalar, 3> apply(Scalar g, Scalar, std::array<Scalar, 1>& state) const {
    auto& [v] = state;
    v = momentum * v + g;
    return {v, learning_rate, -learning_rate * v};
  }

  Scalar learning_rate, momentum;
};

}  // namespace

const OptimizerType kMomentum =
    optimizer_type<Rule>({.name = "momentum",
                          .label = "Momentum",
                          .help = "A ball with weight: it keeps rolling through small bumps.",
                          .formula = R"(v \leftarrow \mu v + g,\quad \Delta w = -\eta\, v)",
                          .options = kOptions});

}  // namespace inkgrad
