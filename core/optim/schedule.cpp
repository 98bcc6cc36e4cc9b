#include "core/optim/schedule.h"

#include <array>
#include <limits>

namespace inkgrad {

const Registry<ScheduleType>& schedule_registry() {
  static const std::array kSchedules{
      kConstantSchedule,        // schedules/constant.cpp
      kStepSchedule,            // schedules/step.cpp
      kMultiStepSchedule,       // schedules/multi_step.cpp
      kExponentialSchedule,     // schedules/exponential.cpp
      kPolynomialSchedule,      // schedules/polynomial.cpp
      kLinearSchedule,          // schedules/linear.cpp
      kCosineSchedule,          // schedules/cosine.cpp
      kCosineRestartsSchedule,  // schedules/cosine_restarts.cpp
      kOneCycleSchedule,        // schedules/one_cycle.cpp
      kPlateauSchedule,         // schedules/plateau.cpp
  };
  static const Registry<ScheduleType> kRegistry("schedule", kSchedules);
  return kRegistry;
}

Schedule::Schedule(const ScheduleType& type, Options options)
    : type_(&type), options_(std::move(options)), best_(std::numeric_limits<double>::infinity()) {}

double Schedule::planned(int step) const {
  const Index warmup = options_.integer("warmup");
  if (step < warmup) return (step + 1) / static_cast<double>(warmup);
  if (type_->factor == nullptr) return 1;
  return type_->factor(options_, static_cast<double>(step - warmup));
}

double Schedule::factor() const { return planned(step_) * reduction_; }

void Schedule::advance(double loss) {
  ++step_;
  if (type_->factor == nullptr && step_ > options_.integer("warmup")) watch(loss);
}

// Each window of updates counts as one measurement; too many in a row without a new best cut the
// rate. (As PyTorch's ReduceLROnPlateau, whose "epoch" is the window.)
void Schedule::watch(double loss) {
  window_sum_ += loss;
  if (++window_size_ < options_.integer("window")) return;
  const double mean = window_sum_ / window_size_;
  window_sum_ = 0;
  window_size_ = 0;
  if (mean < best_ * (1 - options_.number("threshold"))) {
    best_ = mean;
    without_progress_ = 0;
  } else if (++without_progress_ > options_.integer("patience")) {
    reduction_ *= options_.number("gamma");
    without_progress_ = 0;
  }
}

void Schedule::reset() { *this = Schedule(*type_, options_); }

}  // namespace inkgrad
