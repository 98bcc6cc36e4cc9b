// RecordedRun: a run with its training as the recorder sees it (core/trace/recorder.h).
#pragma once

#include "core/session/run.h"
#include "core/trace/recorder.h"

namespace inkgrad {

class RecordedRun final : public Recorded {
 public:
  explicit RecordedRun(Run& run) : run_(run) {}

  std::unique_ptr<Past> keep() const override;
  void restore(const Past& past) override;
  bool advance(Move* done) override;
  const Tape& tape() const override { return run_.training().trainer.model().tape; }

  // The update of number `at` of the parameter block: the one about to be made when all gradients
  // of the step under way are there, else the last one. Throws kBadState before any.
  struct ToldUpdate {
    int step;
    bool made;
    double rate_option;  // the optimizer's learning rate then, before the schedule's factor
    Options options;     // the optimizer's then
    int updates;         // the optimizer's own count, this one included
    UpdateStory story;
  };
  ToldUpdate tell_update(Index at) const;
  // Forgets the last update.
  void forget() { before_update_.reset(); }

 private:
  // What an update was made from.
  struct BeforeUpdate {
    int step;
    double loss;
    Update::Memory update;
    std::vector<Scalar> values, gradients;
  };
  BeforeUpdate before_update() const;
  bool update_is_next() const;

  Run& run_;
  std::unique_ptr<BeforeUpdate> before_update_;
};

}  // namespace inkgrad
