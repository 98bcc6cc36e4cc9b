// RangeTest: how large a learning rate the network bears (Smith 2017). A copy of it is trained
// while the rate grows geometrically from low to high, and the loss is watched: first it falls,
// faster and faster, then it explodes. The run itself is left as it is.
#pragma once

#include <memory>
#include <vector>

#include "core/train/trainer.h"

namespace inkgrad {

struct RangeTestSettings {
  double low = 1e-5;  // rate of the first step, within the range of the option "learning_rate"
  double high = 10;   // rate of the last step
  int steps = 100;
};

// What is trained. `data` and the augmenter must outlive the test; the rest is only read when it is
// made.
struct RangeTestSubject {
  const Model& model;
  const ParameterStore& weights;  // to start from
  const LossSettings& loss;
  // The optimizer begins without memory. The schedule is not used: the test sets the rate.
  UpdateSettings update;
  const Dataset& data;
  TrainingSettings training;
};

class RangeTest {
 public:
  static constexpr int kMaxSteps = 10'000;
  // How much of the smoothed loss stays from step to step; the mean is freed of its start at 0
  // (bias correction, Kingma and Ba 2015).
  static constexpr double kSmoothing = 0.95;
  // It ends early where the smoothed loss is above so many times its lowest.
  static constexpr double kTooHigh = 4;
  // Above so many times its lowest it swings: no rate from there on is suggested.
  static constexpr double kSwing = 1.5;
  // What a loss below this is many times of says nothing: a trained network's may be 1e-9.
  static constexpr double kHardlyAny = 0.01;

  // Throws kInvalidArgument for rates out of range or out of order, for fewer than 2 steps or more
  // than kMaxSteps.
  RangeTest(const RangeTestSubject& subject, const RangeTestSettings& settings, Parallel& parallel);

  ~RangeTest();
  RangeTest(const RangeTest&) = delete;
  RangeTest& operator=(const RangeTest&) = delete;

  // Up to `max_steps` more; false when there is nothing left to do. It also ends where a loss or
  // gradient stops being finite; that step is left out of the curves.
  bool advance(int max_steps);

  bool done() const { return copy_ == nullptr; }
  int step() const { return static_cast<int>(losses_.size()); }
  int steps() const { return settings_.steps; }
  // One number a step: its rate, the loss of its batch before its update, and that smoothed.
  const std::vector<Scalar>& rates() const { return rates_; }
  const std::vector<Scalar>& losses() const { return losses_; }
  const std::vector<Scalar>& smoothed() const { return smoothed_; }
  // The rate at which the smoothed loss falls steepest over the logarithm of the rate, by central
  // differences, before it swings. The first tenth of the steps is left out: there the mean is of
  // too few batches. 0 where the loss does not fall.
  double suggested() const;

 private:
  struct Copy;

  double rate_of(int step) const;
  bool train_step();
  void note(double rate, double loss);

  RangeTestSettings settings_;
  std::unique_ptr<Copy> copy_;  // none once the test is done
  std::vector<Scalar> rates_, losses_, smoothed_;
  double mean_ = 0;  // of the losses, still drawn to its start at 0
  double best_ = 0;  // lowest smoothed loss
};

}  // namespace inkgrad
