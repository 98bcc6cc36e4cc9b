// Supervisor: what happens between the steps of a run: weights are averaged, the validation set is
// measured, and it is decided whether to stop.
#pragma once

#include <optional>

#include "core/train/evaluation.h"
#include "core/train/stopping.h"
#include "core/train/trainer.h"
#include "core/train/weight_average.h"

namespace inkgrad {

struct SupervisionSettings {
  StopRules rules;
  int measure_every = 50;    // steps
  double average_decay = 0;  // 0: answers come from the weights themselves
};

class Supervisor {
 public:
  // All references must outlive it; `validation` may be empty.
  Supervisor(const Model& model, ParameterStore& store, const LossSettings& loss,
             const Dataset& validation, const SupervisionSettings& settings, Parallel& parallel);

  // The store holds the weights of a start.
  void reset();
  // After a finished step. Where that one ends the run for want of patience, the best weights are
  // put back into the store.
  void after_step(const Trainer& trainer);

  // What settles the decisions to come; measurements of later steps than `step` are taken back.
  struct Memory {
    std::optional<WeightAverage::Memory> average;
    Stopping stopping;
    std::vector<Scalar> best, best_kept;
    double loss_sum = 0;
    double accuracy_sum = 0;
    int steps = 0;
  };
  Memory keep() const;
  void restore(const Memory& memory, int step);

  // The weights that answer: the average, or the store's own.
  const ParameterStore& answering() const { return average_ ? average_->store() : store_; }
  Stopping& stopping() { return stopping_; }
  const Stopping& stopping() const { return stopping_; }
  // Columns "step", "loss", "accuracy" and "epoch" of the validation set.
  const History& history() const { return history_; }

 private:
  void measure(int step, double epoch);
  void keep_best();
  void restore_best();

  ParameterStore& store_;
  const Dataset& validation_;
  SupervisionSettings settings_;
  std::optional<WeightAverage> average_;
  std::optional<Evaluation> evaluation_;  // none without a validation set
  Stopping stopping_;
  History history_;
  std::vector<Scalar> best_, best_kept_;
  // Of the training batches since the last look, which stand in for a validation set.
  double loss_sum_ = 0;
  double accuracy_sum_ = 0;
  int steps_ = 0;
};

}  // namespace inkgrad
