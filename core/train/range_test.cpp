#include "core/train/range_test.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace inkgrad {

namespace {

UpdateSettings at_constant_rate(UpdateSettings settings) {
  settings.schedule = &kConstantSchedule;
  settings.schedule_options = Options("schedule \"constant\"", kConstantSchedule.options);
  return settings;
}

void expect_settings(const RangeTestSettings& settings, Options optimizer) {
  if (settings.steps < 2 || settings.steps > RangeTest::kMaxSteps) {
    throw Error(ErrorCode::kInvalidArgument, text("range test steps: expected 2 to ",
                                                  RangeTest::kMaxSteps, ", got ", settings.steps));
  }
  for (const double rate : {settings.low, settings.high}) optimizer.set("learning_rate", rate);
  if (!(settings.low < settings.high)) {
    throw Error(ErrorCode::kInvalidArgument,
                text("range test: expected a learning rate from low to high, got ", settings.low,
                     " to ", settings.high));
  }
}

}  // namespace

struct RangeTest::Copy {
  Copy(const RangeTestSubject& subject, Parallel& parallel)
      : store(subject.model.make_store()),
        update(at_constant_rate(subject.update), store),
        trainer(subject.model, store, subject.loss, update, subject.data, subject.training,
                parallel) {
    store.take_values(subject.weights);
  }

  ParameterStore store;
  Update update;
  Trainer trainer;
};

RangeTest::RangeTest(const RangeTestSubject& subject, const RangeTestSettings& settings,
                     Parallel& parallel)
    : settings_(settings) {
  expect_settings(settings, subject.update.optimizer_options);
  copy_ = std::make_unique<Copy>(subject, parallel);
}

RangeTest::~RangeTest() = default;

bool RangeTest::advance(int max_steps) {
  for (int i = 0; i < max_steps && !done(); ++i) {
    if (!train_step() || step() == settings_.steps) copy_.reset();
  }
  return !done();
}

// The last one exactly `high`, whatever the powers are rounded to.
double RangeTest::rate_of(int step) const {
  const double way = double(step) / double(settings_.steps - 1);
  return std::min(settings_.low * std::pow(settings_.high / settings_.low, way), settings_.high);
}

// False where the test ends early.
bool RangeTest::train_step() {
  const double rate = rate_of(step());
  copy_->update.optimizer().options().set("learning_rate", rate);
  copy_->trainer.step();
  if (copy_->trainer.divergence()) return false;
  note(rate, copy_->trainer.metrics().loss);
  return double(smoothed_.back()) <= kTooHigh * best_;
}

void RangeTest::note(double rate, double loss) {
  rates_.push_back(static_cast<Scalar>(rate));
  losses_.push_back(static_cast<Scalar>(loss));
  mean_ = kSmoothing * mean_ + (1 - kSmoothing) * loss;
  const double smoothed = mean_ / (1 - std::pow(kSmoothing, step()));
  best_ = smoothed_.empty() ? smoothed : std::min(best_, smoothed);
  smoothed_.push_back(static_cast<Scalar>(smoothed));
}

double RangeTest::suggested() const {
  double steepest = 0;
  double rate = 0;
  const auto first = static_cast<std::size_t>(std::max(1, settings_.steps / 10));
  for (std::size_t i = first; i + 1 < smoothed_.size(); ++i) {
    // The steps are equally far apart in the logarithm of the rate.
    const double slope = double(smoothed_[i + 1]) - double(smoothed_[i - 1]);
    if (slope >= steepest) continue;
    steepest = slope;
    rate = double(rates_[i]);
  }
  return rate;
}

}  // namespace inkgrad
