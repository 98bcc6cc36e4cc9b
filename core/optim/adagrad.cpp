// adagrad: s = s + g^2, delta = -learning_rate g / (sqrt(s) + epsilon). (Duchi, Hazan, Singer
// 2011.)
#include <cmath>

#include "core/optim/options.h"
#include "core/optim/rule.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    learning_rate_option(0.02),
    epsilon_option(1e-10),
};

struct Rule {
  static constexpr std::array<std::string_view, 1> kState{"s"};
  static constexpr std::array<std::string_view, 3> kTerms{"s", "effective_step", "delta"};
  static constexpr std::array<std::string_view, 3> kFormulas{
      R"(<s_before> + <gradient>^2)", R"(\frac{<learning_rate>}{\sqrt{<s>} + <epsilon>})",
      R"(-<effective_step> \cdot <gradient>)"};

  explicit Rule(const RuleInputs& in)
      : learning_rate(in.learning_rate), epsilon(in.number("epsilon")) {}

  std::array<Scalar, 3> apply(Scalar g, Scalar, std::array<Scalar, 1>& state) const {
    auto& [s] = state;
    s += g * g;
    const Scalar effective_step = learning_rate / (std::sqrt(s) + epsilon);
    return {s, effective_step, -effective_step * g};
  }

  Scalar learning_rate, epsilon;
};

}  // namespace

const OptimizerType kAdaGrad = optimizer_type<Rule>(
    {.name = "adagrad",
     .label = "AdaGrad",
     .help =
         "Weights that have moved much move less from then on. Its steps only ever get shorter.",
     .formula = R"(s \leftarrow s + g^2,\quad \Delta w = -\frac{\eta\, g}{\sqrt{s} + \epsilon})",
     .options = kOptions});

}  // namespace inkgrad
