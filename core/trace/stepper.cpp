#include "core/trace/stepper.h"

#include <algorithm>
#include <array>

#include "core/base/error.h"

namespace inkgrad {

void describe_last_move(const Move& last, const Tape& tape, StepState& state) {
  const auto nodes = static_cast<int>(tape.nodes().size());
  const std::vector<BackwardMove>& moves = tape.backward_moves();
  state.kind = static_cast<int>(last.kind);
  state.node = last.node;
  if (last.kind == MoveKind::kForward) {
    state.value = tape.node(last.node).output;
    state.forward_done = last.node + 1;
  }
  if (last.kind == MoveKind::kUpdate) {
    state.forward_done = nodes;
    state.backward_done = static_cast<int>(moves.size());
  }
  if (last.kind != MoveKind::kBackward) return;
  state.value = tape.node(last.node).inputs[static_cast<std::size_t>(last.input)];
  state.forward_done = nodes;
  const auto at = std::ranges::find_if(moves, [&](const BackwardMove& move) {
    return move.node == last.node && move.input == last.input;
  });
  state.backward_done = static_cast<int>(at - moves.begin()) + 1;
}

SeekTarget seek_target(std::string_view name) {
  constexpr std::array<std::string_view, 5> kNames{"start", "loss", "gradients", "update", "step"};
  const auto* found = std::ranges::find(kNames, name);
  if (found == kNames.end()) {
    throw Error(ErrorCode::kUnknownName, text("unknown place to go to \"", name,
                                              "\"; known: start, loss, gradients, update, step"));
  }
  return static_cast<SeekTarget>(found - kNames.begin());
}

}  // namespace inkgrad
