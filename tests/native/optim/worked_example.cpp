// core/README.md's example of an optimizer, word for word (tests/architecture/example.test.mjs
// compares them); sign_sgd_test.cpp runs it.
#include "core/optim/options.h"
#include "core/optim/rule.h"

namespace inkgrad {

// [example]
namespace {
struct SignRule {
  static constexpr std::array<std::string_view, 0> kState{};         // what it remembers: nothing
  static constexpr std::array<std::string_view, 1> kTerms{"delta"};  // what apply() gives
  static constexpr std::array<std::string_view, 1> kFormulas{
      // and how it comes by it
      R"(-<learning_rate> \cdot \operatorname{sign}(<gradient>))"};
  explicit SignRule(const RuleInputs& in) : rate(in.learning_rate) {}
  std::array<Scalar, 1> apply(Scalar g, Scalar /*weight*/, std::array<Scalar, 0>&) const {
    return {g > 0 ? -rate : g < 0 ? rate : 0};
  }
  Scalar rate;
};
constexpr std::array kOptions{learning_rate_option(0.01)};
}  // namespace
extern const OptimizerType kSignSgd;  // this line belongs in optim/optimizer.h
const OptimizerType kSignSgd =
    optimizer_type<SignRule>({"sign_sgd", "signSGD", "Steps of one size.",
                              R"(\Delta w = -\eta\, \mathrm{sign}\, g)", kOptions});
// [/example]

}  // namespace inkgrad
