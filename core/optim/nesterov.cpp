// nesterov: v = momentum v + g, delta = -learning_rate (g + momentum v): the gradient is read one
// step ahead. (Nesterov 1983; in the form of Sutskever et al. 2013 for networks.)
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
  static constexpr std::array<std::string_view, 4> kTerms{"v", "look_ahead", "effective_step",
                                                          "delta"};
  static constexpr std::array<std::string_view, 4> kFormulas{
      R"(<momentum> \cdot <v_before> + <gradient>)", R"(<gradient> + <momentum> \cdot <v>)",
      R"(<learning_rate>)", R"(-<learning_rate> \cdot <look_ahead>)"};
  static constexpr bool kOneRate = true;

  explicit Rule(const RuleInputs& in)
      : learning_rate(in.learning_rate), momentum(in.number("momentum")) {}

  std::array<Scalar, 4> apply(Scalar g, Scalar, std::array<Scalar, 1>& state) const {
    auto& [v] = state;
    v = momentum * v + g;
    const Scalar look_ahead = g + momentum * v;
    return {v, look_ahead, learning_rate, -learning_rate * look_ahead};
  }

  Scalar learning_rate, momentum;
};

}  // namespace

const OptimizerType kNesterov = optimizer_type<Rule>(
    {.name = "nesterov",
     .label = "Nesterov momentum",
     .help = "Momentum that brakes before the wall: it looks where its speed is about to carry it.",
     .formula = R"(v \leftarrow \mu v + g,\quad \Delta w = -\eta\,(g + \mu v))",
     .options = kOptions});

}  // namespace inkgrad
