#include "core/trace/recorder.h"

#include <algorithm>

#include "core/base/error.h"

namespace inkgrad {

void Recorder::forward() {
  if (moves_ > 0) return move_in(steps_.size() - 1);
  steps_.push_back({.past = run_.keep(), .before = last_});
  trim();
  try {
    move_in(steps_.size() - 1);
  } catch (...) {
    steps_.pop_back();
    throw;
  }
}

void Recorder::move_in(std::size_t at) {
  Step& step = steps_[at];
  if (moves_ == 0) write(step);
  Move move{};
  const bool ended = run_.advance(&move);
  ++moves_;
  last_ = move;
  if (move.kind == MoveKind::kBatch) {
    step.examples = std::max(step.examples, run_.tape().batch_size());
    batch_at_ = moves_;
    write(step);
  }
  if (!ended) return;
  step.length = moves_;
  moves_ = 0;
}

void Recorder::write(const Step& step) const {
  for (const Edit& edit : step.edits) {
    if (edit.at == moves_) run_.tape().value(edit.value).data[edit.index] = edit.number;
  }
}

std::size_t Recorder::past() const {
  std::size_t sum = moves_;
  for (const Step& step : steps_) sum += step.length;  // of the one under way 0
  return sum;
}

void Recorder::back(std::size_t count) {
  std::size_t left = past() - std::min(count, past());
  if (count == 0 || steps_.empty()) return;
  std::size_t step = 0;
  while (step + 1 < steps_.size() && left >= steps_[step].length) left -= steps_[step++].length;
  go_to(step, left);
}

std::size_t Recorder::beginning_for(std::size_t step) const {
  constexpr std::size_t kFurthest = 3;
  std::size_t first = step;
  while (first > 0 && step - first < kFurthest) {
    --first;
    if (steps_[first].examples == run_.tape().capacity()) break;
  }
  return first;
}

void Recorder::go_to(std::size_t step, std::size_t moves) {
  const std::size_t first = beginning_for(step);
  moves_ = 0;
  batch_at_ = 0;
  last_ = steps_[first].before;
  for (std::size_t i = first; i < step; ++i) {
    run_.restore(*steps_[i].past);
    do {
      move_in(i);
    } while (moves_ > 0);
  }
  // What was settled between two steps (an option, an example held) is the later step's.
  run_.restore(*steps_[step].past);
  for (std::size_t i = 0; i < moves; ++i) move_in(step);
  const auto kept = static_cast<std::ptrdiff_t>(moves_ > 0 ? step + 1 : step);
  steps_.erase(steps_.begin() + kept, steps_.end());
  if (moves_ > 0) steps_.back().length = 0;
}

void Recorder::edit(ValueId value, Index index, Scalar number) {
  if (moves_ == 0) {
    throw Error(ErrorCode::kBadState,
                "edit: expected a step under way: take its batch first, one move");
  }
  const bool parameter = run_.tape().value(value).role == ValueRole::kParameter;
  std::vector<Edit>& edits = steps_.back().edits;
  const std::size_t at = parameter ? 0 : batch_at_;
  std::erase_if(edits,
                [&](const Edit& e) { return e.value == value && e.index == index && e.at == at; });
  edits.push_back({value, index, number, at});
  go_to(steps_.size() - 1, moves_);
}

void Recorder::clear_edits() {
  if (edits() == 0) return;
  steps_.back().edits.clear();
  go_to(steps_.size() - 1, moves_);
}

void Recorder::clear() {
  steps_.clear();
  moves_ = 0;
  last_.reset();
}

// The oldest go first; two stay, so that there is a step to go back to.
void Recorder::trim() {
  std::size_t bytes = 0;
  for (const Step& step : steps_) bytes += step.past->bytes();
  while (steps_.size() > 2 && (steps_.size() > kMostSteps + 1 || bytes > kMostBytes)) {
    bytes -= steps_.front().past->bytes();
    steps_.pop_front();
  }
}

}  // namespace inkgrad
