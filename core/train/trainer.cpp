#include "core/train/trainer.h"

#include <algorithm>

namespace inkgrad {

namespace {

// Of the whole step, then three columns for every layer with parameters. "clipped_steps" counts
// from the reset on, so that it loses nothing where rows are thinned out.
std::vector<std::string> history_columns(const ParameterStore& store) {
  std::vector<std::string> columns{"loss",          "accuracy",     "learning_rate",
                                   "gradient_norm", "clipped_norm", "clipped_steps",
                                   "epoch"};
  for (const std::string& layer : trained_layers(store)) {
    columns.push_back("gradient_norm/" + layer);
    columns.push_back("weight_norm/" + layer);
    columns.push_back("update_ratio/" + layer);
  }
  return columns;
}

}  // namespace

Trainer::Trainer(const Model& model, ParameterStore& store, const LossSettings& loss,
                 Update& update, const Dataset& data, const TrainingSettings& settings,
                 Parallel& parallel)
    : store_(store),
      model_(model.make_tape(parallel, store, std::min(settings.portion, settings.batch_size),
                             &loss, GradientsFor::kParameters)),
      sampler_(data.count(), settings.batch_size, settings.shuffle, settings.seed),
      update_(update),
      cursor_(*model_, store, update, data, sampler_, settings.seed, parallel, settings.augmenter),
      history_(history_columns(store)),
      norms_(trained_layers(store).size()),
      row_(history_.names().size() - 1) {}

bool Trainer::advance(Move* done) {
  if (divergence_) return true;
  const bool watched = done != nullptr || observer_ != nullptr;
  const Move move = cursor_.advance(watched);
  if (done != nullptr) *done = move;
  if (observer_ != nullptr) observer_->on_move(move);
  if (move.kind != MoveKind::kUpdate) return false;
  finish_step();
  return true;
}

void Trainer::step() {
  while (!advance()) {
  }
}

void Trainer::finish_step() {
  metrics_ = {.loss = cursor_.measures().loss, .accuracy = cursor_.measures().accuracy()};
  if (cursor_.diverged()) {
    divergence_ = cursor_.find_divergence(steps_ + 1);
    return;
  }
  ++steps_;
  if (!history_.keeps(steps_)) return;
  measure_norms(store_, norms_);
  std::size_t column = 0;
  row_[column++] = static_cast<Scalar>(metrics_.loss);
  row_[column++] = static_cast<Scalar>(metrics_.accuracy);
  row_[column++] = static_cast<Scalar>(update_.last_learning_rate());
  row_[column++] = static_cast<Scalar>(update_.clip().before);
  row_[column++] = static_cast<Scalar>(update_.clip().after);
  row_[column++] = static_cast<Scalar>(update_.clipped_steps());
  row_[column++] = static_cast<Scalar>(epoch());
  for (const LayerNorms& norms : norms_) {
    row_[column++] = static_cast<Scalar>(norms.gradient);
    row_[column++] = static_cast<Scalar>(norms.weight);
    row_[column++] = static_cast<Scalar>(norms.update_ratio());
  }
  history_.record(steps_, row_);
}

void Trainer::resume(int steps, double epoch) {
  steps_ = steps;
  epochs_before_ = epoch;
}

void Trainer::restore(const Memory& memory) {
  sampler_.go_to(memory.place);
  cursor_.restore(memory.cursor);
  divergence_.reset();
  history_.forget_after(memory.steps);
  metrics_ = memory.metrics;
  steps_ = memory.steps;
}

void Trainer::reset() {
  sampler_.reset();
  cursor_.reset();
  divergence_.reset();
  history_.clear();
  metrics_ = {};
  steps_ = 0;
  epochs_before_ = 0;
}

}  // namespace inkgrad
