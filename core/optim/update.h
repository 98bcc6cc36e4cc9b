// Update: the way from the gradients of a step to new parameters, in PyTorch's order: clip, add the
// regularisation's gradient, let the optimizer work at the scheduled rate, decay apart from it.
#pragma once

#include "core/base/parallel.h"
#include "core/optim/clipping.h"
#include "core/optim/optimizer.h"
#include "core/optim/schedule.h"

namespace inkgrad {

// What pulls weights (not biases) towards 0.
struct Regularisation {
  double l1 = 0;            // adds l1 sign(w) to the gradient
  double l2 = 0;            // adds l2 w: the gradient of l2/2 |w|^2
  double weight_decay = 0;  // takes learning_rate weight_decay w off w (Loshchilov, Hutter 2019)
};

struct UpdateSettings {
  const OptimizerType* optimizer;
  Options optimizer_options;
  const ScheduleType* schedule;
  Options schedule_options;
  const ClippingType* clipping;
  Options clipping_options;
  Regularisation regularisation;
};

// The arithmetic of one update for one number of the parameter block, stage by stage.
struct UpdateStory {
  Index at = 0;         // which number; the rest is filled in by apply()
  Scalar gradient = 0;  // as the backward pass left it
  Scalar clipped = 0;   // after clipping
  Scalar used = 0;      // with the regularisation's gradient
  ClipReport clip;
  double rate_factor = 1;  // the schedule's
  double learning_rate = 0;
  std::vector<Scalar> state_before;  // one number a state name of the optimizer
  std::vector<Scalar> state_after;
  std::vector<UpdateTerm> terms;  // the optimizer's, in its order
  Scalar decay = 0;               // what decoupled weight decay adds to the change
  Scalar delta = 0;               // the whole change
  Scalar before = 0;              // the number itself
  Scalar after = 0;               // before + delta
};

class Update {
 public:
  // The store must outlive it.
  Update(const UpdateSettings& settings, ParameterStore& store);

  // Changes the parameters by the gradients in the store; `loss` is the step's, for the schedule.
  // Changes nothing and gives false when a gradient is not finite. Whoever has threads lends them.
  bool apply(double loss, Parallel* parallel = nullptr);
  // The same, and fills the rest of `story` for the number story.at.
  bool tell(double loss, UpdateStory& story) { return apply_to(loss, nullptr, &story); }
  // As before the first step.
  void reset();

  // What settles the updates to come, the store aside.
  struct Memory {
    Optimizer::Memory optimizer;
    Schedule schedule;
    ClipReport clip;
    int clipped_steps = 0;
    double last_rate = 0;
    Options clipping_options;
  };
  Memory keep() const;
  void restore(const Memory& memory);

  // Of the next step.
  double learning_rate() const;
  // Of the last step.
  const ClipReport& clip() const { return clip_; }
  // Steps since reset() in which clipping changed the gradient.
  int clipped_steps() const { return clipped_steps_; }
  double last_learning_rate() const { return last_rate_; }

  Optimizer& optimizer() { return optimizer_; }
  const Optimizer& optimizer() const { return optimizer_; }
  Schedule& schedule() { return schedule_; }
  const Schedule& schedule() const { return schedule_; }
  const ClippingType& clipping() const { return clipping_; }
  Options& clipping_options() { return clipping_options_; }
  const Options& clipping_options() const { return clipping_options_; }
  const Regularisation& regularisation() const { return regularisation_; }

 private:
  bool apply_to(double loss, Parallel* parallel, UpdateStory* story);
  // From gradients to new numbers, of a piece of the block.
  void change(Range piece, UpdateStory* story);
  void regularise(Range piece);
  void decay(Range piece);
  std::vector<Scalar> state_of(Index at) const;

  ParameterStore& store_;
  Optimizer optimizer_;
  Schedule schedule_;
  const ClippingType& clipping_;
  Options clipping_options_;
  Regularisation regularisation_;
  ClipReport clip_;
  int clipped_steps_ = 0;
  double last_rate_ = 0;
};

}  // namespace inkgrad
