// adadelta: v = memory v + (1-memory) g^2, step = sqrt(u + epsilon) / sqrt(v + epsilon) g,
// u = memory u + (1-memory) step^2, delta = -learning_rate step. (Zeiler 2012.)
#include <cmath>

#include "core/optim/options.h"
#include "core/optim/rule.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    learning_rate_option(1),
    decay_option("memory", 0.9),
    epsilon_option(1e-6),
};

struct Rule {
  static constexpr std::array<std::string_view, 2> kState{"v", "u"};
  static constexpr std::array<std::string_view, 4> kTerms{"v", "u", "effective_step", "delta"};
  static constexpr std::array<std::string_view, 4> kFormulas{
      R"(<memory> \cdot <v_before> + (1 - <memory>) \cdot <gradient>^2)",
      R"(<memory> \cdot <u_before> + (1 - <memory>) \cdot \left(\frac{\sqrt{<u_before> + <epsilon>}}{\sqrt{<v> + <epsilon>}} \cdot <gradient>\right)^2)",
      R"(<learning_rate> \cdot \frac{\sqrt{<u_before> + <epsilon>}}{\sqrt{<v> + <epsilon>}})",
      R"(-<effective_step> \cdot <gradient>)"};

  explicit Rule(const RuleInputs& in)
      : learning_rate(in.learning_rate),
        memory(in.number("memory")),
        epsilon(in.number("epsilon")) {}

  std::array<Scalar, 4> apply(Scalar g, Scalar, std::array<Scalar, 2>& state) const {
    auto& [v, u] = state;
    v = memory * v + (1 - memory) * g * g;
    const Scalar ratio = std::sqrt(u + epsilon) / std::sqrt(v + epsilon);
    const Scalar step = ratio * g;
    u = memory * u + (1 - memory) * step * step;
    return {v, u, learning_rate * ratio, -learning_rate * step};
  }

  Scalar learning_rate, memory, epsilon;
};

}  // namespace

const OptimizerType kAdaDelta = optimizer_type<Rule>(
    {.name = "adadelta",
     .label = "AdaDelta",
     .help = "Measures its steps by its own last steps: the units come out right without a rate.",
     .formula = R"(\Delta w = -\eta\,\frac{\sqrt{u + \epsilon}}{\sqrt{v + \epsilon}}\, g)",
     .options = kOptions});

}  // namespace inkgrad
