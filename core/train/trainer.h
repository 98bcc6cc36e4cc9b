// Trainer: runs the step cursor and keeps what was measured.
#pragma once

#include <optional>

#include "core/train/history.h"
#include "core/train/metrics.h"
#include "core/train/step_cursor.h"

namespace inkgrad {

// Told of every move while training; with none attached a step pays one null check a move.
class TrainObserver {
 public:
  virtual ~TrainObserver() = default;
  virtual void on_move(const Move& move) = 0;
};

// The last finished step.
struct StepMetrics {
  double loss = 0;      // mean over its batch, before its update
  double accuracy = 0;  // share of its batch answered right, before its update
};

struct TrainingSettings {
  Index batch_size;  // examples to an update
  Index portion;     // of them, how many are worked on at once
  bool shuffle;
  std::uint64_t seed;
  Augmenter* augmenter = nullptr;  // changes every batch; null: none
};

class Trainer {
 public:
  // All references must outlive the trainer.
  Trainer(const Model& model, ParameterStore& store, const LossSettings& loss, Update& update,
          const Dataset& data, const TrainingSettings& settings, Parallel& parallel);

  // One move; true when it ended a step.
  bool advance(Move* done = nullptr);
  // Finishes the step under way, or does a whole one.
  void step();
  // Back to the first batch; parameters and update are the caller's to reset.
  void reset();

  // What settles the steps to come, parameters and update aside: of the start of a step.
  struct Memory {
    Sampler::Place place;
    StepCursor::Memory cursor;
    StepMetrics metrics;
    int steps = 0;
  };
  Memory keep() const { return {sampler_.place(), cursor_.keep(), metrics_, steps_}; }
  void restore(const Memory& memory);
  StepCursor& cursor() { return cursor_; }
  const StepCursor& cursor() const { return cursor_; }

  int steps() const { return steps_; }
  // The counts go on from here: a loaded model has its training behind it.
  void resume(int steps, double epoch);
  double epoch() const { return epochs_before_ + sampler_.epoch(); }
  const StepMetrics& metrics() const { return metrics_; }
  const std::optional<Divergence>& divergence() const { return divergence_; }
  const History& history() const { return history_; }
  const ModelTape& model() const { return *model_; }
  void observe(TrainObserver* observer) { observer_ = observer; }

 private:
  void finish_step();

  ParameterStore& store_;
  std::unique_ptr<ModelTape> model_;
  Sampler sampler_;
  Update& update_;
  StepCursor cursor_;
  History history_;
  std::vector<LayerNorms> norms_;
  std::vector<Scalar> row_;
  StepMetrics metrics_;
  std::optional<Divergence> divergence_;
  TrainObserver* observer_ = nullptr;
  int steps_ = 0;
  double epochs_before_ = 0;
};

}  // namespace inkgrad
