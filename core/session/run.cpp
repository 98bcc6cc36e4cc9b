#include "core/session/run.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/catalog.h"

namespace inkgrad {

Run::Run(RunConfig run_config, DataSources& sources, Parallel& parallel)
    : config(std::move(run_config)),
      data(sources.split(config.data)),
      model(config.model, kClasses),
      store(model.make_store()),
      optimizer(*config.optimizer, config.optimizer_options,
                static_cast<Index>(store.values().size())),
      trainer(model, store, *config.loss, optimizer, data.train,
              {.batch_size = config.training.integer("batch_size"),
               .shuffle = config.training.flag("shuffle"),
               .seed = config.seed},
              parallel),
      evaluation(model, store, *config.loss, parallel),
      answering(model.make_tape(parallel, store, 1, nullptr, GradientsFor::kNothing)),
      trajectory(static_cast<Index>(store.values().size())) {
  reset();
}

void Run::reset() {
  model.initialise(store, config.seed);
  optimizer.reset();
  trainer.reset();
  trajectory.clear();
  trajectory.record(0, store.values());
}

bool Run::advance(Move* done) {
  const int before = trainer.steps();
  const bool ended = trainer.advance(done);
  if (trainer.steps() != before) trajectory.record(trainer.steps(), store.values());
  return ended;
}

void Run::step() {
  while (!advance(nullptr)) {
  }
}

Json Run::info() const {
  return {{"config", config.to_json()},
          {"model", model_info_json(model)},
          {"data", data.to_json()},
          {"step", trainer.steps()}};
}

const Dataset& Run::split(std::string_view name) const {
  if (name == "train") return data.train;
  if (name == "test") return data.test;
  throw Error(ErrorCode::kUnknownName, text("unknown split \"", name, "\"; known: train, test"));
}

}  // namespace inkgrad
