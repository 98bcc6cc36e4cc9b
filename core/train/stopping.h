// Stopping: when a run has trained enough. Limits on steps and epochs are looked at after every
// step; loss, accuracy and patience when the network has been measured.
#pragma once

#include <string_view>

namespace inkgrad {

// 0 switches a rule off.
struct StopRules {
  int steps = 0;
  double epochs = 0;
  double loss = 0;      // measured at or below this
  double accuracy = 0;  // measured at or above this, 0..1
  int patience = 0;  // measurements in a row without a lower loss (early stopping, Prechelt 1998)

  // Whether any rule needs the network to be measured.
  bool need_measures() const { return loss > 0 || accuracy > 0 || patience > 0; }
};

enum class StopReason { kNone, kSteps, kEpochs, kLoss, kAccuracy, kPatience };

// "steps", "patience", …; empty for kNone.
std::string_view stop_name(StopReason reason);

class Stopping {
 public:
  explicit Stopping(const StopRules& rules) : rules_(rules) {}

  // As before the first step.
  void reset();
  void after_step(int step, double epoch);
  // True when this is the lowest loss so far: the weights to go back to.
  bool after_measure(double loss, double accuracy);

  StopReason reason() const { return reason_; }
  // From here on nothing stops the run any more, until reset().
  void go_on();
  const StopRules& rules() const { return rules_; }

 private:
  void stop(StopReason reason);

  StopRules rules_;
  StopReason reason_ = StopReason::kNone;
  bool going_on_ = false;
  bool measured_ = false;
  double best_loss_ = 0;
  int without_better_ = 0;
};

}  // namespace inkgrad
