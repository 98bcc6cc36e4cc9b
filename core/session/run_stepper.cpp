#include "core/session/run_stepper.h"

#include <algorithm>

#include "core/base/error.h"

namespace inkgrad {

StepState RunStepper::state() const {
  const StepCursor& cursor = trainer().cursor();
  StepState state{.step = trainer().steps(),
                  .move = static_cast<int>(recorder_.moves()),
                  .examples = tape().batch_size(),
                  .portion = cursor.portion(),
                  .portions = cursor.portions(),
                  .back = static_cast<int>(recorder_.past()),
                  .edits = static_cast<int>(recorder_.edits()),
                  .held = cursor.holds(),
                  .diverged = trainer().divergence().has_value()};
  const std::size_t walk = 1 + tape().nodes().size() + tape().backward_moves().size();
  state.moves = state.portions * static_cast<int>(walk) + 1;
  if (recorder_.last()) {
    describe_last_move(*recorder_.last(), tape(), state);
  } else if (cursor.measures().examples > 0) {  // steps were taken, not by moves
    describe_last_move({MoveKind::kUpdate}, tape(), state);
  }
  return state;
}

Move RunStepper::advance() {
  if (trainer().divergence()) {
    throw Error(ErrorCode::kBadState, "training has diverged: expected reset() first");
  }
  recorder_.forward();
  return *recorder_.last();
}

void RunStepper::move(int count) {
  if (count < 0) recorder_.back(static_cast<std::size_t>(-std::int64_t{count}));
  for (int i = 0; i < count && (i == 0 || !trainer().divergence()); ++i) advance();
}

void RunStepper::seek(SeekTarget target) {
  const auto nodes = static_cast<int>(tape().nodes().size());
  const auto last_kind = [&] { return static_cast<MoveKind>(state().kind); };
  const auto until = [&](auto&& there) {
    do {
      advance();
    } while (!trainer().divergence() && !there());
  };
  switch (target) {
    case SeekTarget::kStart:
      return recorder_.restart_step();
    case SeekTarget::kLoss:
      return until([&] { return last_kind() == MoveKind::kForward && state().node == nodes - 1; });
    case SeekTarget::kGradients:
      return until([&] { return trainer().cursor().update_is_next(); });
    case SeekTarget::kUpdate:
      return until([&] { return last_kind() == MoveKind::kUpdate; });
    case SeekTarget::kStep: {
      const std::size_t same = recorder_.moves();
      until([&] { return last_kind() == MoveKind::kUpdate; });
      while (!trainer().divergence() && recorder_.moves() < same) advance();
    }
  }
}

void RunStepper::set_cell(ValueId value, Index index, Scalar number) {
  recorder_.edit(value, index, number);
}

void RunStepper::hold(std::shared_ptr<const Dataset> example) {
  recorder_.restart_step();
  trainer().cursor().hold(std::move(example));
}

void RunStepper::again(const std::function<void()>& change) {
  const auto moves = static_cast<int>(recorder_.moves());
  recorder_.restart_step();
  change();
  if (moves > 0) recorder_.clear();
  move(moves);
}

void RunStepper::let_go() {
  trainer().cursor().hold(nullptr);
  recorder_.clear();
  recorded_.forget();
}

}  // namespace inkgrad
