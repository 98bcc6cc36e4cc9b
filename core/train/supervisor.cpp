#include "core/train/supervisor.h"

#include <algorithm>
#include <array>

namespace inkgrad {

Supervisor::Supervisor(const Model& model, ParameterStore& store, const LossSettings& loss,
                       const Dataset& validation, const SupervisionSettings& settings,
                       Parallel& parallel)
    : store_(store),
      validation_(validation),
      settings_(settings),
      stopping_(settings.rules),
      history_({"loss", "accuracy", "epoch"}) {
  if (settings.average_decay > 0) average_.emplace(model, settings.average_decay);
  if (validation.count() > 0) evaluation_.emplace(model, answering(), loss, parallel);
}

void Supervisor::reset() {
  if (average_) average_->reset(store_);
  stopping_.reset();
  history_.clear();
  best_.clear();
  best_kept_.clear();
  loss_sum_ = accuracy_sum_ = 0;
  steps_ = 0;
}

Supervisor::Memory Supervisor::keep() const {
  std::optional<WeightAverage::Memory> average;
  if (average_) average = average_->keep();
  return {std::move(average), stopping_, best_, best_kept_, loss_sum_, accuracy_sum_, steps_};
}

void Supervisor::restore(const Memory& memory, int step) {
  if (average_ && memory.average) average_->restore(*memory.average);
  stopping_ = memory.stopping;
  history_.forget_after(step);
  best_ = memory.best;
  best_kept_ = memory.best_kept;
  loss_sum_ = memory.loss_sum;
  accuracy_sum_ = memory.accuracy_sum;
  steps_ = memory.steps;
}

void Supervisor::after_step(const Trainer& trainer) {
  if (average_) average_->take(store_);
  loss_sum_ += trainer.metrics().loss;
  accuracy_sum_ += trainer.metrics().accuracy;
  ++steps_;
  stopping_.after_step(trainer.steps(), trainer.epoch());
  if (trainer.steps() % settings_.measure_every != 0) return;
  measure(trainer.steps(), trainer.epoch());
  loss_sum_ = accuracy_sum_ = 0;
  steps_ = 0;
  if (stopping_.reason() == StopReason::kPatience) restore_best();
}

void Supervisor::measure(int step, double epoch) {
  double loss = loss_sum_ / steps_;
  double accuracy = accuracy_sum_ / steps_;
  if (evaluation_) {
    evaluation_->begin(validation_, step);
    while (evaluation_->advance(validation_, 1)) {
    }
    loss = evaluation_->result().loss();
    accuracy = evaluation_->result().accuracy();
    history_.record(step, std::array{static_cast<Scalar>(loss), static_cast<Scalar>(accuracy),
                                     static_cast<Scalar>(epoch)});
  }
  const bool best = stopping_.after_measure(loss, accuracy);
  if (best && settings_.rules.patience > 0) keep_best();
}

void Supervisor::keep_best() {
  const ParameterStore& from = answering();
  best_.assign(from.values().begin(), from.values().end());
  best_kept_.assign(from.kept_values().begin(), from.kept_values().end());
}

void Supervisor::restore_best() {
  if (best_.empty()) return;
  std::ranges::copy(best_, store_.values().begin());
  std::ranges::copy(best_kept_, store_.kept_values().begin());
  if (average_) average_->reset(store_);
}

}  // namespace inkgrad
