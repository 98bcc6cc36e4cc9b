#include "core/trace/trace_event.h"

namespace inkgrad {

std::string_view move_kind_name(MoveKind kind) {
  switch (kind) {
    case MoveKind::kBatch:
      return "batch";
    case MoveKind::kForward:
      return "forward";
    case MoveKind::kBackward:
      return "backward";
    case MoveKind::kUpdate:
      return "update";
  }
  return "update";
}

TraceEvent describe_move(const Move& move, const Tape& tape, int step) {
  TraceEvent event;
  event.kind = move_kind_name(move.kind);
  event.step = step;
  if (move.node < 0) return event;
  const Node& node = tape.node(move.node);
  const ValueId shown = move.kind == MoveKind::kForward
                            ? node.output
                            : node.inputs[static_cast<std::size_t>(move.input)];
  event.layer = node.layer;
  event.op = node.op->name;
  event.value = tape.value(shown).name;
  event.formula = node.op->formula;
  return event;
}

}  // namespace inkgrad
