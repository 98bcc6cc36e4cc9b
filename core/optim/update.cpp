#include "core/optim/update.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/tensor/norm.h"

namespace inkgrad {

namespace {

// So many numbers at a time go through all stages: they stay in the nearest cache meanwhile.
constexpr Index kPiece = 2048;
// Fewer are changed before another thread has woken up.
constexpr Index kWorthSharing = 16 * 1024;

// Calls body(part, parts) for every part of `count` numbers: on all threads where they are many, in
// the same parts without threads.
template <typename Body>
void each_part(Parallel* parallel, Index count, Body&& body) {
  const Index parts = count < kWorthSharing ? 1 : kParts;
  if (parallel != nullptr) return parallel->run(parts, [&](Index part) { body(part, parts); });
  for (Index part = 0; part < parts; ++part) body(part, parts);
}

// Summed part by part: one order, with threads or without.
double length_of(std::span<const Scalar> numbers, Parallel* parallel) {
  const auto count = static_cast<Index>(numbers.size());
  std::array<double, kParts> squares{};
  each_part(parallel, count, [&](Index part, Index parts) {
    const Range range = part_of(count, part, parts);
    squares[static_cast<std::size_t>(part)] = sum_of_squares(numbers.subspan(
        static_cast<std::size_t>(range.begin), static_cast<std::size_t>(range.size())));
  });
  return std::sqrt(std::accumulate(squares.begin(), squares.end(), 0.0));
}

// Calls visit(place) for each number of a piece of the block that is a weight, not a bias.
template <typename Visit>
void for_weights_in(const ParameterStore& store, Range piece, Visit visit) {
  for (const Parameter& p : store.parameters()) {
    if (p.shape.rank() < 2) continue;
    const Index end = std::min(piece.end, p.begin + p.count);
    for (Index i = std::max(piece.begin, p.begin); i < end; ++i) visit(i);
  }
}

}  // namespace

Update::Update(const UpdateSettings& settings, ParameterStore& store)
    : store_(store),
      optimizer_(*settings.optimizer, settings.optimizer_options,
                 static_cast<Index>(store.values().size())),
      schedule_(*settings.schedule, settings.schedule_options),
      clipping_(*settings.clipping),
      clipping_options_(settings.clipping_options),
      regularisation_(settings.regularisation) {}

bool Update::apply(double loss, Parallel* parallel) { return apply_to(loss, parallel, nullptr); }

bool Update::apply_to(double loss, Parallel* parallel, UpdateStory* story) {
  const double length = length_of(store_.gradients(), parallel);
  if (!std::isfinite(length)) return false;
  const auto at = static_cast<std::size_t>(story == nullptr ? 0 : story->at);
  if (story != nullptr) story->gradient = store_.gradients()[at];
  clip_ = clip_gradients(clipping_, clipping_options_, length, store_);
  if (clip_.clipped()) ++clipped_steps_;
  if (story != nullptr) story->clipped = store_.gradients()[at];
  last_rate_ = learning_rate();

  const auto count = static_cast<Index>(store_.values().size());
  const Index pieces = (count + kPiece - 1) / kPiece;
  each_part(parallel, count, [&](Index part, Index parts) {
    const Range range = part_of(pieces, part, parts);
    for (Index p = range.begin; p < range.end; ++p) {
      const Range piece{p * kPiece, std::min(count, (p + 1) * kPiece)};
      const bool told = story != nullptr && story->at >= piece.begin && story->at < piece.end;
      change(piece, told ? story : nullptr);
    }
  });
  optimizer_.finish_step();
  schedule_.advance(loss);
  return true;
}

// With a story also told of, stage by stage: the number told of lies in this piece.
void Update::change(Range piece, UpdateStory* story) {
  const auto at = static_cast<std::size_t>(story == nullptr ? piece.begin : story->at);
  const std::span<Scalar> values = store_.values();
  const std::span<const Scalar> gradients = store_.gradients();
  const std::span<Scalar> updates = store_.updates();
  regularise(piece);
  if (story != nullptr) {
    story->used = gradients[at];
    story->clip = clip_;
    story->rate_factor = schedule_.factor();
    story->learning_rate = last_rate_;
    story->state_before = state_of(story->at);
    story->terms = optimizer_.terms(gradients, values, story->at, schedule_.factor());
  }
  optimizer_.step_piece(piece, gradients, values, updates, schedule_.factor());
  if (story != nullptr) {
    story->state_after = state_of(story->at);
    story->decay = -updates[at];
  }
  decay(piece);
  if (story != nullptr) {
    story->decay += updates[at];
    story->delta = updates[at];
    story->before = values[at];
  }
  Scalar* value = values.data();
  const Scalar* update = updates.data();
  for (Index i = piece.begin; i < piece.end; ++i) value[i] += update[i];
  if (story != nullptr) story->after = values[at];
}

std::vector<Scalar> Update::state_of(Index at) const {
  std::vector<Scalar> numbers;
  for (const std::span<Scalar> block : optimizer_.state()) {
    numbers.push_back(block[static_cast<std::size_t>(at)]);
  }
  return numbers;
}

Update::Memory Update::keep() const {
  return {optimizer_.keep(), schedule_, clip_, clipped_steps_, last_rate_, clipping_options_};
}

void Update::restore(const Memory& memory) {
  optimizer_.restore(memory.optimizer);
  schedule_ = memory.schedule;
  clip_ = memory.clip;
  clipped_steps_ = memory.clipped_steps;
  last_rate_ = memory.last_rate;
  clipping_options_ = memory.clipping_options;
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

void Update::regularise(Range piece) {
  const auto l1 = static_cast<Scalar>(regularisation_.l1);
  const auto l2 = static_cast<Scalar>(regularisation_.l2);
  if (l1 == 0 && l2 == 0) return;
  const Scalar* w = store_.values().data();
  Scalar* g = store_.gradients().data();
  for_weights_in(store_, piece, [&](Index i) {
    const Scalar sign = static_cast<Scalar>(w[i] > 0) - static_cast<Scalar>(w[i] < 0);
    g[i] += l2 * w[i] + l1 * sign;
  });
}

void Update::decay(Range piece) {
  const auto share = static_cast<Scalar>(last_rate_ * regularisation_.weight_decay);
  if (share == 0) return;
  const Scalar* w = store_.values().data();
  Scalar* update = store_.updates().data();
  for_weights_in(store_, piece, [&](Index i) { update[i] -= share * w[i]; });
}

}  // namespace inkgrad
