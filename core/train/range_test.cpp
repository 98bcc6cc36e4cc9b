#include "core/train/range_test.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/optim/options.h"
#include "core/train/measure.h"

namespace inkgrad {

namespace {

// A rate of its own, within what every optimizer takes.
constexpr OptionSpec rate_option(std::string_view name, std::string_view label,
                                 std::string_view help, double standard) {
  OptionSpec spec = learning_rate_option(standard);
  spec.name = name;
  spec.label = label;
  spec.help = help;
  return spec;
}

constexpr std::array kOptions{
    rate_option("low", "From", "The rate of the first step: so small that hardly anything moves.",
                RangeTestSettings{}.low),
    rate_option("high", "To",
                "The rate of the last step. The test ends before it when the loss explodes.",
                RangeTestSettings{}.high),
    OptionSpec{.name = "steps",
               .label = "Steps",
               .help = "From the lowest rate to the highest. More steps give a smoother curve.",
               .kind = OptionKind::kInteger,
               .standard = RangeTestSettings{}.steps,
               .min = 2,
               .max = RangeTest::kMaxSteps,
               .scale = OptionScale::kLog}};

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

const MeasureType kRangeTestMeasure{
    .name = "range_test",
    .label = "Learning-rate range test",
    .help = "Trains a copy of the network while the learning rate grows, and watches the loss.",
    .formula = R"(\eta_k = \eta_{low} \, (\eta_{high} / \eta_{low})^{k / (K - 1)})",
    .options = kOptions};

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
  return double(smoothed_.back()) <= kTooHigh * std::max(best_, kHardlyAny);
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
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t i = first; i + 1 < smoothed_.size(); ++i) {
    best = std::min(best, double(smoothed_[i]));
    // From here on the batches swing: a fall out of a rise says nothing.
    if (double(smoothed_[i]) > kSwing * std::max(best, kHardlyAny)) break;
    // The steps are equally far apart in the logarithm of the rate.
    const double slope = double(smoothed_[i + 1]) - double(smoothed_[i - 1]);
    if (slope >= steepest) continue;
    steepest = slope;
    rate = double(rates_[i]);
  }
  return rate;
}

}  // namespace inkgrad
