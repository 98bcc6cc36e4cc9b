// Run: all that one configuration builds: data, network, optimizer, trainer, measurements. A new
// configuration makes a new Run and only then lets go of the old one, so a refused one costs
// nothing.
#pragma once

#include "core/landscape/trajectory.h"
#include "core/session/data_sources.h"
#include "core/session/run_config.h"
#include "core/train/evaluation.h"
#include "core/train/trainer.h"

namespace inkgrad {

class Run {
 public:
  Run(RunConfig run_config, DataSources& sources, Parallel& parallel);

  // Parameters, optimizer, order of examples and history as at the very start.
  void reset();
  void step();
  bool advance(Move* done);

  Json info() const;                                  // RunInfo of the page
  const Dataset& split(std::string_view name) const;  // "train" or "test"

  RunConfig config;
  SplitData data;
  Model model;
  ParameterStore store;
  Optimizer optimizer;
  Trainer trainer;
  Evaluation evaluation;
  std::unique_ptr<ModelTape> answering;  // for one digit
  Trajectory trajectory;
};

}  // namespace inkgrad
