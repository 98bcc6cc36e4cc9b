#include "core/session/training.h"

namespace inkgrad {

Training::Training(const RunConfig& config, const Model& model, ParameterStore& store,
                   SplitData split, Parallel& parallel)
    : data(std::move(split)),
      update(config.update_settings(), store),
      trainer(model, store, config.loss_settings(), update, *data.train,
              {.batch_size = config.training.integer("batch_size"),
               .shuffle = config.training.flag("shuffle"),
               .seed = config.seed},
              parallel),
      evaluation(model, store, config.loss_settings(), parallel),
      trajectory(static_cast<Index>(store.values().size())) {}

void Training::reset(std::span<const Scalar> parameters) {
  update.reset();
  trainer.reset();
  trajectory.clear();
  trajectory.record(0, parameters);
}

void Training::resume(int steps, double epoch, std::span<const Scalar> parameters) {
  trainer.resume(steps, epoch);
  trajectory.clear();
  trajectory.record(steps, parameters);
}

}  // namespace inkgrad
