// RunStepper: the run of a session, stepped through and back.
#pragma once

#include <functional>

#include "core/session/run_past.h"
#include "core/trace/stepper.h"

namespace inkgrad {

class RunStepper final : public Stepper {
 public:
  explicit RunStepper(Run& run) : run_(run), recorded_(run), recorder_(recorded_) {}

  const Tape& tape() const override { return recorded_.tape(); }
  ValueId input() const override { return trainer().model().input; }
  ValueId output() const override { return trainer().model().output; }
  StepState state() const override;
  void move(int count) override;
  void seek(SeekTarget target) override;
  void set_cell(ValueId value, Index index, Scalar number) override;
  void reset_cells() override { recorder_.clear_edits(); }
  void begin_backward() const override { tape().begin_backward(); }

  // One move; throws kBadState once the run has diverged.
  Move advance();
  // From the start of the step under way on; null: batches of the data.
  void hold(std::shared_ptr<const Dataset> example);
  // Makes a change that settles the steps to come, and does the moves of the step under way again,
  // without its edits; what is past is forgotten.
  void again(const std::function<void()>& change);
  // Before training runs free, on batches of the data: what is past is forgotten. The step under
  // way is the run's to finish.
  void let_go();
  RecordedRun::ToldUpdate tell_update(Index at) const { return recorded_.tell_update(at); }

 private:
  Trainer& trainer() const { return run_.training().trainer; }

  Run& run_;
  RecordedRun recorded_;
  Recorder recorder_;
};

}  // namespace inkgrad
