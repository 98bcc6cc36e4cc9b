#include "core/session/run.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/catalog.h"

namespace inkgrad {

Run::Run(RunConfig run_config, Parallel& parallel)
    : config(std::move(run_config)),
      model(config.model, config.outputs()),
      store(model.make_store()),
      answering(model.make_tape(parallel, store, 1, nullptr, GradientsFor::kNothing)) {
  model.initialise(store, config.seed);
}

Run::Run(RunConfig run_config, DataSources& sources, Parallel& parallel)
    : Run(std::move(run_config), parallel) {
  training_ = std::make_unique<Training>(config, model, store, sources.split(config), parallel);
  answering = model.make_tape(parallel, answering_store(), 1, nullptr, GradientsFor::kNothing);
  training_->reset(store.values());
}

const ParameterStore& Run::answering_store() const {
  return training_ ? training_->supervisor.answering() : store;
}

Training& Run::training() {
  if (!training_) {
    throw Error(ErrorCode::kBadState, "this network was loaded to answer only: it cannot train");
  }
  return *training_;
}

void Run::reset() {
  training();
  model.initialise(store, config.seed);
  training().reset(store.values());
}

void Run::resume(int steps, double epoch) {
  loaded_steps_ = steps;
  loaded_epoch_ = epoch;
  if (training_) training_->resume(steps, epoch, store.values());
}

bool Run::advance(Move* done) {
  Training& t = training();
  const int before = t.trainer.steps();
  const bool ended = t.trainer.advance(done);
  if (t.trainer.steps() != before) t.after_step(store.values());
  return ended;
}

void Run::step() {
  while (!advance(nullptr)) {
  }
}

Json Run::info() const {
  return {{"config", config.to_json()},
          {"model", model_info_json(model)},
          {"data", training_ ? training_->data.to_json() : SplitData{}.to_json()},
          {"step", steps()}};
}

}  // namespace inkgrad
