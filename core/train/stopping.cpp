#include "core/train/stopping.h"

namespace inkgrad {

std::string_view stop_name(StopReason reason) {
  switch (reason) {
    case StopReason::kNone:
      return "";
    case StopReason::kSteps:
      return "steps";
    case StopReason::kEpochs:
      return "epochs";
    case StopReason::kLoss:
      return "loss";
    case StopReason::kAccuracy:
      return "accuracy";
    case StopReason::kPatience:
      return "patience";
  }
  return "";
}

void Stopping::reset() { *this = Stopping(rules_); }

void Stopping::stop(StopReason reason) {
  if (!going_on_ && reason_ == StopReason::kNone) reason_ = reason;
}

void Stopping::after_step(int step, double epoch) {
  if (rules_.steps > 0 && step >= rules_.steps) stop(StopReason::kSteps);
  if (rules_.epochs > 0 && epoch >= rules_.epochs) stop(StopReason::kEpochs);
}

bool Stopping::after_measure(double loss, double accuracy) {
  const bool better = !measured_ || loss < best_loss_;
  if (better) best_loss_ = loss;
  measured_ = true;
  without_better_ = better ? 0 : without_better_ + 1;
  if (rules_.loss > 0 && loss <= rules_.loss) stop(StopReason::kLoss);
  if (rules_.accuracy > 0 && accuracy >= rules_.accuracy) stop(StopReason::kAccuracy);
  if (rules_.patience > 0 && without_better_ >= rules_.patience) stop(StopReason::kPatience);
  return better;
}

void Stopping::go_on() {
  going_on_ = true;
  reason_ = StopReason::kNone;
}

}  // namespace inkgrad
