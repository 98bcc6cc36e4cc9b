// Stepper: a tape that is worked through one move at a time, forward and back, and may be edited by
// hand on the way. The run that trains is one, a workbench another: what looks at a tape asks no
// more.
#pragma once

#include <string_view>

#include "core/autodiff/tape.h"
#include "core/train/step_cursor.h"

namespace inkgrad {

struct StepState {
  int step = 0;           // updates made so far
  int move = 0;           // moves of the step under way that are done
  int moves = 0;          // in a whole step
  int kind = -1;          // a MoveKind: of the last move; -1: none yet
  NodeId node = -1;       // of a forward or backward move
  ValueId value = -1;     // whose numbers it worked out
  int forward_done = 0;   // nodes that hold numbers of the batch on the tape
  int backward_done = 0;  // backward moves done for it
  Index examples = 0;
  int portion = 0;
  int portions = 1;
  int back = 0;  // moves that can be gone back
  int edits = 0;
  bool held = false;
  bool diverged = false;
};

// Fills in what follows from the last move.
void describe_last_move(const Move& last, const Tape& tape, StepState& state);

enum class SeekTarget { kStart, kLoss, kGradients, kUpdate, kStep };
// "start", "loss", "gradients", "update", "step"; throws kUnknownName.
SeekTarget seek_target(std::string_view name);

class Stepper {
 public:
  virtual ~Stepper() = default;

  virtual const Tape& tape() const = 0;
  // Its network's input and last output, -1 where there is no network.
  virtual ValueId input() const = 0;
  virtual ValueId output() const = 0;
  virtual StepState state() const = 0;
  // Moves forward, or back where `count` is negative, as far as it goes.
  virtual void move(int count) = 0;
  virtual void seek(SeekTarget target) = 0;
  // Writes a parameter or an input and works everything out anew up to the same move. The cell is
  // there, the number finite.
  virtual void set_cell(ValueId value, Index index, Scalar number) = 0;
  virtual void reset_cells() = 0;
  // Works out the whole backward pass of the numbers that are on the tape, as they are.
  virtual void begin_backward() const = 0;

 protected:
  Stepper() = default;
  Stepper(const Stepper&) = default;
  Stepper& operator=(const Stepper&) = default;
};

}  // namespace inkgrad
