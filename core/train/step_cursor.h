// StepCursor: one training step as a sequence of moves that can stop anywhere: take a batch, apply
// op after op, walk back vjp by vjp, update. Training at full speed is this same sequence run to
// its end.
#pragma once

#include "core/data/augmenter.h"
#include "core/data/dataset.h"
#include "core/data/sampler.h"
#include "core/nn/model.h"
#include "core/optim/update.h"

namespace inkgrad {

enum class MoveKind { kBatch, kForward, kBackward, kUpdate };

struct Move {
  MoveKind kind;
  NodeId node = -1;  // of a forward or backward move
  int input = -1;    // which input's gradient a backward move gave
};

// Where the first NaN or infinity arose.
struct Divergence {
  int step = 0;
  std::string where;    // a value, a gradient or a parameter, by name
  std::string message;  // a sentence for the learner
};

class StepCursor {
 public:
  StepCursor(ModelTape& model, ParameterStore& store, Update& update, const Dataset& data,
             Sampler& sampler, Parallel& parallel, Augmenter* augmenter = nullptr);

  // At the start of a step: the next advance() takes a batch.
  bool at_start() const { return next_ == 0; }
  // Does one move. The update is the last one of a step; it is left out, and diverged() becomes
  // true, when the loss or a gradient is not finite.
  Move advance();
  // Back to the first step, dropping a half-done one.
  void restart() { next_ = batches_ = 0; }

  bool diverged() const { return diverged_; }
  void clear_divergence() { diverged_ = false; }
  // Looks through the tape; call when diverged(). `step` is the number of the step that failed.
  Divergence find_divergence(int step) const;

 private:
  Move forward_move(std::size_t index);
  Move backward_move(std::size_t index);
  Move update_move();

  ModelTape& model_;
  ParameterStore& store_;
  Update& update_;
  const Dataset& data_;
  Sampler& sampler_;
  Parallel& parallel_;
  Augmenter* augmenter_;
  std::size_t next_ = 0;     // 0 = batch, then nodes, then vjps, then the update
  std::size_t batches_ = 0;  // taken so far
  bool diverged_ = false;
};

}  // namespace inkgrad
