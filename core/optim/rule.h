// How an optimizer is written: a Rule for one number. The update of whole blocks and the terms
// shown of a single weight both come from it.
//
// A Rule has
//   explicit Rule(const RuleInputs&);                 what is the same for all numbers of a step
//   static constexpr std::array<std::string_view, S> kState;   what it remembers of every number
//   static constexpr std::array<std::string_view, T> kTerms;   what apply() gives: its state, what
//     comes between, "effective_step" (what the rate is for this one number) and "delta" last
//   static constexpr std::array<std::string_view, T> kFormulas;   how apply() comes by each term:
//     the right-hand side in TeX. Where a number goes stands its name, as in <beta1>: an option,
//     a term before it, <m_before> of a state, <gradient>, <weight>, <learning_rate>, <step>
//   static constexpr bool kOneRate = true;   only where the effective step is `learning_rate`, the
//     rule's member, for all numbers
//   std::array<Scalar, T> apply(Scalar gradient, Scalar weight, std::array<Scalar, S>& state)
//   const;
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "core/optim/optimizer.h"

namespace inkgrad {

// What a rule is made from, once a step.
struct RuleInputs {
  const Options& options;
  Scalar learning_rate;  // of this step, after its schedule
  int step;              // from 1

  Scalar number(std::string_view name) const { return static_cast<Scalar>(options.number(name)); }
};

// 1 / (1 - beta^t): what makes up for a running mean that began at 0. (Kingma and Ba 2015,
// section 3.)
inline Scalar bias_correction(const RuleInputs& in, std::string_view beta) {
  return static_cast<Scalar>(1 / (1 - std::pow(in.options.number(beta), in.step)));
}

namespace rule_detail {

// What is remembered of a number whose gradient has become 0 fades towards numbers so small that
// the machine takes a hundred times as long over them, and WebAssembly cannot switch them off.
// Before it gets there it is 0.
inline constexpr Scalar kFaded = std::numeric_limits<Scalar>::min() * 16;

inline Scalar unless_faded(Scalar state) { return std::abs(state) < kFaded ? Scalar(0) : state; }

// Where the term "effective_step" stands among a rule's terms; their number where it has none.
template <typename Rule>
constexpr std::size_t effective_step_index() {
  const auto found = std::ranges::find(Rule::kTerms, std::string_view("effective_step"));
  return static_cast<std::size_t>(found - Rule::kTerms.begin());
}

template <typename Rule>
constexpr bool has_one_rate() {
  if constexpr (requires { Rule::kOneRate; }) return Rule::kOneRate;
  return false;
}

// Blocks that never overlap, so that compilers dare to take four numbers at once.
template <std::size_t>
using Block = Scalar* __restrict;

template <typename Rule, std::size_t... kStates>
void update_numbers(const Rule& rule, std::size_t count, const Scalar* __restrict gradients,
                    const Scalar* __restrict weights, Scalar* __restrict updates,
                    [[maybe_unused]] Scalar* __restrict effective_steps, Block<kStates>... states) {
  constexpr std::size_t kEffective = effective_step_index<Rule>();
  constexpr bool kStored = kEffective < Rule::kTerms.size() && !has_one_rate<Rule>();
  for (std::size_t i = 0; i < count; ++i) {
    std::array<Scalar, sizeof...(kStates)> state{states[i]...};
    const auto terms = rule.apply(gradients[i], weights[i], state);
    updates[i] = terms.back();
    if constexpr (kStored) effective_steps[i] = terms[kEffective];
    ((states[i] = unless_faded(state[kStates])), ...);
  }
}

template <typename Rule>
void update(const UpdateContext& c) {
  const Rule rule({c.options, c.learning_rate, c.step});
  if constexpr (has_one_rate<Rule>()) {
    // Every piece is of one rate already, the last step's: mostly the same.
    if (!c.effective_steps.empty() && c.effective_steps.front() != rule.learning_rate) {
      std::ranges::fill(c.effective_steps, rule.learning_rate);
    }
  }
  [&]<std::size_t... kStates>(std::index_sequence<kStates...>) {
    update_numbers<Rule, kStates...>(rule, c.updates.size(), c.gradients.data(), c.weights.data(),
                                     c.updates.data(), c.effective_steps.data(),
                                     c.state[kStates].data()...);
  }(std::make_index_sequence<Rule::kState.size()>());
}

template <typename Rule>
std::vector<UpdateTerm> terms(const UpdateContext& c, Index index) {
  const auto i = static_cast<std::size_t>(index);
  const Rule rule({c.options, c.learning_rate, c.step});
  std::array<Scalar, Rule::kState.size()> state{};
  for (std::size_t k = 0; k < state.size(); ++k) state[k] = c.state[k][i];
  const auto values = rule.apply(c.gradients[i], c.weights[i], state);
  std::vector<UpdateTerm> result{{"gradient", c.gradients[i]}};
  for (std::size_t k = 0; k < values.size(); ++k) {
    result.push_back({Rule::kTerms[k], values[k], Rule::kFormulas[k]});
  }
  return result;
}

}  // namespace rule_detail

// The texts and options of an optimizer, with everything that follows from its Rule filled in.
template <typename Rule>
constexpr OptimizerType optimizer_type(OptimizerType type) {
  static_assert(Rule::kState.size() <= kMostStates);
  static_assert(Rule::kFormulas.size() == Rule::kTerms.size());
  type.state_names = Rule::kState;
  type.update = rule_detail::update<Rule>;
  type.terms = rule_detail::terms<Rule>;
  return type;
}

}  // namespace inkgrad
