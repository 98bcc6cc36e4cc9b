// TraceEvent: what one move of a training step did, in words and names.
#pragma once

#include <string>

#include "core/train/trainer.h"

namespace inkgrad {

struct TraceEvent {
  std::string kind;   // "batch", "forward", "backward" or "update"
  std::string layer;  // of a forward or backward move, else empty
  std::string op;
  std::string value;    // what was computed: the output, or whose gradient was added to
  std::string formula;  // the op's, in TeX
  int step = 0;         // the step it belongs to, counted from 1
};

// "batch", "forward", "backward" or "update".
std::string_view move_kind_name(MoveKind kind);

TraceEvent describe_move(const Move& move, const Tape& tape, int step);

}  // namespace inkgrad
