// Update: the way from the gradients of a step to new parameters, in PyTorch's order: clip, add the
// regularisation's gradient, let the optimizer work at the scheduled rate, decay apart from it.
#pragma once

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

class Update {
 public:
  // The store must outlive it.
  Update(const UpdateSettings& settings, ParameterStore& store);

  // Changes the parameters by the gradients in the store; `loss` is the step's, for the schedule.
  // Changes nothing and gives false when a gradient is not finite.
  bool apply(double loss);
  // As before the first step.
  void reset();

  // Of the next step.
  double learning_rate() const;
  // Of the last step.
  const ClipReport& clip() const { return clip_; }
  double last_learning_rate() const { return last_rate_; }

  Optimizer& optimizer() { return optimizer_; }
  const Optimizer& optimizer() const { return optimizer_; }
  const Schedule& schedule() const { return schedule_; }

 private:
  void regularise();
  void decay(double rate);

  ParameterStore& store_;
  Optimizer optimizer_;
  Schedule schedule_;
  const ClippingType& clipping_;
  Options clipping_options_;
  Regularisation regularisation_;
  ClipReport clip_;
  double last_rate_ = 0;
};

}  // namespace inkgrad
