// Schedule: how the learning rate goes over a run, as a factor on the option "learning_rate". Time
// is counted in updates. Every schedule may begin with a linear warm-up (Goyal et al. 2017).
#pragma once

#include <string_view>

#include "core/base/option.h"
#include "core/base/registry.h"

namespace inkgrad {

struct ScheduleType {
  std::string_view name;  // "cosine"
  std::string_view label;
  std::string_view help;
  std::string_view formula;  // in TeX
  std::span<const OptionSpec> options;
  // The factor of update t = 0, 1, ... after the warm-up. Null: it depends on the loss (plateau).
  double (*factor)(const Options&, double t);
};

const Registry<ScheduleType>& schedule_registry();

extern const ScheduleType kConstantSchedule, kStepSchedule, kMultiStepSchedule,
    kExponentialSchedule, kPolynomialSchedule, kLinearSchedule, kCosineSchedule,
    kCosineRestartsSchedule, kOneCycleSchedule, kPlateauSchedule;

// A schedule at work.
class Schedule {
 public:
  Schedule(const ScheduleType& type, Options options);

  // Of the next update.
  double factor() const;
  // An update was made at this loss.
  void advance(double loss);
  void reset();
  // Of update `step` (from 0) in a run that has not begun, for drawing the curve. Where it depends
  // on the loss: as if the loss kept falling.
  double planned(int step) const;

  const ScheduleType& type() const { return *type_; }
  const Options& options() const { return options_; }
  Options& options() { return options_; }

 private:
  void watch(double loss);

  const ScheduleType* type_;
  Options options_;
  int step_ = 0;
  // Reduce on plateau: the mean loss of the window under way, the best window so far, windows
  // since.
  double window_sum_ = 0;
  int window_size_ = 0;
  double best_;
  int without_progress_ = 0;
  double reduction_ = 1;
};

// The option every schedule has last.
constexpr OptionSpec warmup_option() {
  return {.name = "warmup",
          .label = "Warm-up",
          .help = "The rate grows from near 0 over so many updates, then the schedule begins.",
          .kind = OptionKind::kInteger,
          .standard = 0,
          .min = 0,
          .max = 10000,
          .unit = "steps"};
}

}  // namespace inkgrad
