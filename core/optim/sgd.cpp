// sgd: delta = -learning_rate g. (Robbins and Monro 1951.)
#include "core/optim/options.h"
#include "core/optim/rule.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    learning_rate_option(0.1),
};

struct Rule {
  static constexpr std::array<std::string_view, 0> kState{};
  static constexpr std::array<std::string_view, 2> kTerms{"effective_step", "delta"};
  static constexpr std::array<std::string_view, 2> kFormulas{
      R"(<learning_rate>)", R"(-<learning_rate> \cdot <gradient>)"};
  static constexpr bool kOneRate = true;

  explicit Rule(const RuleInputs& in) : learning_rate(in.learning_rate) {}

  std::array<Scalar, 2> apply(Scalar g, Scalar, std::array<Scalar, 0>&) const {
    return {learning_rate, -learning_rate * g};
  }

  Scalar learning_rate;
};

}  // namespace

const OptimizerType kSgd = optimizer_type<Rule>({.name = "sgd",
                                                 .label = "SGD",
                                                 .help = "Straight down the slope of each batch.",
                                                 .formula = R"(\Delta w = -\eta\, g)",
                                                 .options = kOptions});

}  // namespace inkgrad
