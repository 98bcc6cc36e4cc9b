#include "core/optim/update.h"

#include <cmath>

#include "core/tensor/norm.h"

namespace inkgrad {

namespace {

bool is_weight(const Parameter& p) { return p.shape.rank() > 1; }

}  // namespace

Update::Update(const UpdateSettings& settings, ParameterStore& store)
    : store_(store),
      optimizer_(*settings.optimizer, settings.optimizer_options,
                 static_cast<Index>(store.values().size())),
      schedule_(*settings.schedule, settings.schedule_options),
      clipping_(*settings.clipping),
      clipping_options_(settings.clipping_options),
      regularisation_(settings.regularisation) {}

bool Update::apply(double loss, UpdateStory* story) {
  const double length = norm(store_.gradients());
  if (!std::isfinite(length)) return false;
  const std::span<Scalar> values = store_.values();
  const std::span<const Scalar> gradients = store_.gradients();
  const std::span<const Scalar> updates = store_.updates();
  const auto at = static_cast<std::size_t>(story == nullptr ? 0 : story->at);
  if (story != nullptr) story->gradient = gradients[at];
  clip_ = clip_gradients(clipping_, clipping_options_, length, store_);
  if (clip_.clipped()) ++clipped_steps_;
  if (story != nullptr) story->clipped = gradients[at];
  regularise();
  last_rate_ = learning_rate();
  if (story != nullptr) {
    story->used = gradients[at];
    story->clip = clip_;
    story->rate_factor = schedule_.factor();
    story->learning_rate = last_rate_;
    story->state_before = state_of(story->at);
    story->terms = optimizer_.terms(gradients, values, story->at, schedule_.factor());
  }
  optimizer_.step(gradients, values, store_.updates(), schedule_.factor());
  if (story != nullptr) {
    story->state_after = state_of(story->at);
    story->decay = -updates[at];
  }
  decay(last_rate_);
  if (story != nullptr) {
    story->decay += updates[at];
    story->delta = updates[at];
    story->before = values[at];
  }
  for (std::size_t i = 0; i < values.size(); ++i) values[i] += updates[i];
  if (story != nullptr) story->after = values[at];
  schedule_.advance(loss);
  return true;
}

std::vector<Scalar> Update::state_of(Index at) const {
  std::vector<Scalar> numbers;
  for (const std::span<Scalar> block : optimizer_.state()) {
    numbers.push_back(block[static_cast<std::size_t>(at)]);
  }
  return numbers;
}

void Update::restore(const Memory& memory) {
  optimizer_.restore(memory.optimizer);
  schedule_ = memory.schedule;
  clip_ = memory.clip;
  clipped_steps_ = memory.clipped_steps;
  last_rate_ = memory.last_rate;
}

void Update::reset() {
  optimizer_.reset();
  schedule_.reset();
  clip_ = {};
  clipped_steps_ = 0;
  last_rate_ = 0;
}

double Update::learning_rate() const {
  return optimizer_.options().number("learning_rate") * schedule_.factor();
}

void Update::regularise() {
  const auto l1 = static_cast<Scalar>(regularisation_.l1);
  const auto l2 = static_cast<Scalar>(regularisation_.l2);
  if (l1 == 0 && l2 == 0) return;
  for (const Parameter& p : store_.parameters()) {
    if (!is_weight(p)) continue;
    const std::span<const Scalar> w = store_.value(p).values();
    const std::span<Scalar> g = store_.gradient(p).values();
    for (std::size_t i = 0; i < g.size(); ++i) {
      const Scalar sign = static_cast<Scalar>(w[i] > 0) - static_cast<Scalar>(w[i] < 0);
      g[i] += l2 * w[i] + l1 * sign;
    }
  }
}

void Update::decay(double rate) {
  const auto share = static_cast<Scalar>(rate * regularisation_.weight_decay);
  if (share == 0) return;
  for (const Parameter& p : store_.parameters()) {
    if (!is_weight(p)) continue;
    const std::span<const Scalar> w = store_.value(p).values();
    const std::span<Scalar> update = store_.update(p);
    for (std::size_t i = 0; i < update.size(); ++i) update[i] -= share * w[i];
  }
}

}  // namespace inkgrad
