// Run: all that one configuration builds: the network and, unless it only answers, its training. A
// new configuration makes a new Run and only then lets go of the old one, so a refused one costs
// nothing.
#pragma once

#include <memory>

#include "core/session/training.h"

namespace inkgrad {

class Run {
 public:
  // Trains on what `sources` hold.
  Run(RunConfig run_config, DataSources& sources, Parallel& parallel);
  // Only answers: no data, no optimizer, a fraction of the memory.
  Run(RunConfig run_config, Parallel& parallel);

  // Throws kBadState when the network only answers.
  Training& training();
  const Training* training_or_null() const { return training_.get(); }

  // Parameters, optimizer, order of examples and history as at the very start.
  void reset();
  // The store was filled with parameters that have so much training behind them.
  void resume(int steps, double epoch);
  void step();
  bool advance(Move* done);

  int steps() const { return training_ ? training_->trainer.steps() : loaded_steps_; }
  double epoch() const { return training_ ? training_->trainer.epoch() : loaded_epoch_; }
  Json info() const;  // RunInfo of the page
  // "train", "validation" or "test".
  const Dataset& split(std::string_view name) { return training().data.find(name); }

  // The weights that answer and are saved: an average of them where the run asks for one.
  const ParameterStore& answering_store() const;

  RunConfig config;
  Model model;
  ParameterStore store;
  std::unique_ptr<ModelTape> answering;  // for one example

 private:
  std::unique_ptr<Training> training_;
  int loaded_steps_ = 0;
  double loaded_epoch_ = 0;
};

}  // namespace inkgrad
