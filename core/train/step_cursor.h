// StepCursor: one training step as a sequence of moves that can stop anywhere: take a batch, apply
// op after op, walk back vjp by vjp, update. Training at full speed is this same sequence run to
// its end. A batch larger than the tape is taken in portions, whose gradients add up before the one
// update (gradient accumulation).
#pragma once

#include <array>
#include <memory>

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

// What a step measured of its batch, before its update.
struct BatchMeasures {
  double loss = 0;  // mean over the batch
  Index right = 0;  // examples answered right
  Index examples = 0;

  double accuracy() const { return examples == 0 ? 0 : double(right) / double(examples); }
};

class StepCursor {
 public:
  // `seed` settles what ops draw by chance (dropout). All references must outlive the cursor.
  StepCursor(ModelTape& model, ParameterStore& store, Update& update, const Dataset& data,
             Sampler& sampler, std::uint64_t seed, Parallel& parallel,
             Augmenter* augmenter = nullptr);

  // At the start of a step: the next advance() takes a batch.
  bool at_start() const { return next_ == 0 && !portions_left(); }
  // Does one move; with `watched` the gradients that it has not reached are 0, for who looks at
  // them in between. The update is the last one of a step; it is left out, and diverged() becomes
  // true, when the loss or a gradient is not finite.
  Move advance(bool watched = true);
  // As before the first step.
  void reset();

  // What settles the steps to come, as far as it is the cursor's: of the start of a step.
  struct Memory {
    std::uint64_t portions = 0;
    BatchMeasures measures;
    std::shared_ptr<const Dataset> held;
  };
  Memory keep() const { return {portions_, measures_, held_}; }
  void restore(const Memory& memory);

  // From the next batch on every batch is this data set's first example, unchanged by augmentation,
  // and the order of examples stands still; null: batches of the data again.
  void hold(std::shared_ptr<const Dataset> example) { held_ = std::move(example); }
  bool holds() const { return held_ != nullptr; }

  // All gradients of the batch are there.
  bool update_is_next() const {
    return next_ > model_.tape.nodes().size() + model_.tape.backward_moves().size();
  }
  // Of the batch under way, or of the last one: how many portions it takes, and which of them is on
  // the tape, from 0.
  int portions() const;
  int portion() const;

  // Of the batch under way, or of the last one when at_start().
  const BatchMeasures& measures() const { return measures_; }
  bool diverged() const { return diverged_; }
  // Looks through the tape; call when diverged(). `step` is the number of the step that failed.
  Divergence find_divergence(int step) const;

 private:
  bool portions_left() const { return taken_ < batch_.size(); }
  Move batch_move(bool watched);
  Move forward_move(std::size_t index);
  Move backward_move(std::size_t index, bool watched);
  void clear_parameter_gradients();
  // Whether what a move gives counts alone or is added to what others gave.
  Into into(const BackwardMove& move) const;
  void finish_portion();
  Move update_move();

  ModelTape& model_;
  ParameterStore& store_;
  Update& update_;
  const Dataset& data_;
  Sampler& sampler_;
  std::uint64_t seed_;
  Parallel& parallel_;
  Augmenter* augmenter_;
  static constexpr std::array<Index, 1> kHeldBatch{0};

  bool reaches_all_;                 // no parameter's gradient is left out by the backward moves
  Clear clear_ = Clear::kAll;        // of the backward pass under way
  bool parameters_cleared_ = false;  // before the batch under way
  std::size_t next_ = 0;             // 0 = take a portion, then nodes, then vjps, then the update
  std::span<const Index> batch_;
  std::size_t taken_ = 0;  // examples of the batch that are or were on the tape
  std::uint64_t portions_ = 0;
  std::shared_ptr<const Dataset> held_;
  BatchMeasures measures_;
  bool diverged_ = false;
};

}  // namespace inkgrad
