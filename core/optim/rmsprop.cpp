// rmsprop: v = memory v + (1-memory) g^2, delta = -learning_rate g / (sqrt(v) + epsilon). Centred:
// the mean gradient's square is taken off v, which leaves the variance. (Tieleman and Hinton 2012;
// centred: Graves 2013.)
#include <algorithm>
#include <cmath>

#include "core/optim/options.h"
#include "core/optim/rule.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    learning_rate_option(0.001),
    decay_option("memory", 0.99),
    epsilon_option(1e-8),
    OptionSpec{.name = "centred",
               .label = "Centred",
               .help = "Divides by the spread of the gradient instead of its size.",
               .kind = OptionKind::kBoolean,
               .standard = 0,
               .min = 0,
               .max = 1},
};

struct Rule {
  static constexpr std::array<std::string_view, 2> kState{"v", "mean"};
  static constexpr std::array<std::string_view, 4> kTerms{"v", "mean", "effective_step", "delta"};
  static constexpr std::array<std::string_view, 4> kFormulas{
      R"(<memory> \cdot <v_before> + (1 - <memory>) \cdot <gradient>^2)",
      R"(<memory> \cdot <mean_before> + (1 - <memory>) \cdot <gradient>)",
      R"(\frac{<learning_rate>}{\sqrt{<v> - <centred> \cdot <mean>^2} + <epsilon>})",
      R"(-<effective_step> \cdot <gradient>)"};

  explicit Rule(const RuleInputs& in)
      : learning_rate(in.learning_rate),
        memory(in.number("memory")),
        epsilon(in.number("epsilon")),
        centring(in.number("centred")) {}

  std::array<Scalar, 4> apply(Scalar g, Scalar, std::array<Scalar, 2>& state) const {
    auto& [v, mean] = state;
    v = memory * v + (1 - memory) * g * g;
    mean = memory * mean + (1 - memory) * g;
    const Scalar spread = v - centring * mean * mean;
    const Scalar effective_step =
        learning_rate / (std::sqrt(std::max(spread, Scalar(0))) + epsilon);
    return {v, mean, effective_step, -effective_step * g};
  }

  Scalar learning_rate, memory, epsilon, centring;
};

}  // namespace

const OptimizerType kRmsProp = optimizer_type<Rule>(
    {.name = "rmsprop",
     .label = "RMSprop",
     .help = "AdaGrad that forgets: steps adapt to how large gradients have been of late.",
     .formula =
         R"(v \leftarrow \rho v + (1-\rho) g^2,\quad \Delta w = -\frac{\eta\, g}{\sqrt{v} + \epsilon})",
     .options = kOptions});

}  // namespace inkgrad
