#include "core/session/training.h"

namespace inkgrad {

namespace {

Index examples_an_update(const Options& training, Index all) {
  return training.flag("whole_set")
             ? all
             : training.integer("batch_size") * training.integer("accumulate");
}

SupervisionSettings supervision(const Options& training) {
  return {.rules = {.steps = static_cast<int>(training.integer("stop_steps")),
                    .epochs = training.number("stop_epochs"),
                    .loss = training.number("stop_loss"),
                    .accuracy = training.number("stop_accuracy"),
                    .patience = static_cast<int>(training.integer("patience"))},
          .measure_every = static_cast<int>(training.integer("evaluate_every")),
          .average_decay = training.number("average_decay")};
}

}  // namespace

Training::Training(const RunConfig& config, const Model& model, ParameterStore& store,
                   SplitData split, Parallel& parallel)
    : data(std::move(split)),
      augmenter(config.augmentation, config.seed),
      settings({.batch_size = examples_an_update(config.training, data.train->count()),
                .portion = config.training.integer("batch_size"),
                .shuffle = config.training.flag("shuffle"),
                .seed = config.seed,
                .augmenter = &augmenter}),
      update(config.update_settings(), store),
      trainer(model, store, config.loss_settings(), update, *data.train, settings, parallel),
      supervisor(model, store, config.loss_settings(), *data.validation,
                 supervision(config.training), parallel),
      evaluation(model, supervisor.answering(), config.loss_settings(), parallel),
      trajectory(static_cast<Index>(store.values().size())) {}

void Training::reset(std::span<const Scalar> parameters) {
  update.reset();
  trainer.reset();
  supervisor.reset();
  trajectory.clear();
  trajectory.record(0, parameters);
}

void Training::after_step(std::span<const Scalar> parameters) {
  supervisor.after_step(trainer);
  trajectory.record(trainer.steps(), parameters);
}

void Training::resume(int steps, double epoch, std::span<const Scalar> parameters) {
  trainer.resume(steps, epoch);
  supervisor.reset();
  trajectory.clear();
  trajectory.record(steps, parameters);
}

}  // namespace inkgrad
