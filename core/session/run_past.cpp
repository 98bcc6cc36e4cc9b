#include "core/session/run_past.h"

#include <algorithm>

#include "core/base/error.h"

namespace inkgrad {

namespace {

using Numbers = std::vector<Scalar>;

Numbers copy_of(std::span<const Scalar> numbers) { return {numbers.begin(), numbers.end()}; }

struct RunPast final : Past {
  RunPast(const ParameterStore& store, const Training& training)
      : values(copy_of(store.values())),
        gradients(copy_of(store.gradients())),
        updates(copy_of(store.updates())),
        kept(copy_of(store.kept_values())),
        update(training.update.keep()),
        trainer(training.trainer.keep()),
        supervisor(training.supervisor.keep()) {}

  std::size_t bytes() const override {
    std::size_t count = values.size() * 3 + kept.size() + update.optimizer.state.size();
    count += supervisor.best.size() + supervisor.best_kept.size();
    if (supervisor.average) count += supervisor.average->values.size();
    return count * sizeof(Scalar);
  }

  Numbers values, gradients, updates, kept;
  Update::Memory update;
  Trainer::Memory trainer;
  Supervisor::Memory supervisor;
};

}  // namespace

std::unique_ptr<Past> RecordedRun::keep() const {
  return std::make_unique<RunPast>(run_.store, run_.training());
}

void RecordedRun::restore(const Past& past) {
  const auto& from = dynamic_cast<const RunPast&>(past);
  Training& training = run_.training();
  std::ranges::copy(from.values, run_.store.values().begin());
  std::ranges::copy(from.gradients, run_.store.gradients().begin());
  std::ranges::copy(from.updates, run_.store.updates().begin());
  std::ranges::copy(from.kept, run_.store.kept_values().begin());
  training.update.restore(from.update);
  training.trainer.restore(from.trainer);
  training.supervisor.restore(from.supervisor, from.trainer.steps);
  training.trajectory.forget_after(from.trainer.steps);
  run_.config.optimizer_options = training.update.optimizer().options();
  run_.config.schedule_options = training.update.schedule().options();
  run_.config.clipping_options = training.update.clipping_options();
  // The update that led here stays told.
  if (before_update_ && before_update_->step > from.trainer.steps) before_update_.reset();
}

bool RecordedRun::advance(Move* done) {
  if (update_is_next()) before_update_ = std::make_unique<BeforeUpdate>(before_update());
  return run_.advance(done);
}

bool RecordedRun::update_is_next() const {
  return run_.training().trainer.cursor().update_is_next();
}

RecordedRun::BeforeUpdate RecordedRun::before_update() const {
  const Training& training = run_.training();
  return {.step = training.trainer.steps() + 1,
          .loss = training.trainer.cursor().measures().loss,
          .update = training.update.keep(),
          .values = copy_of(run_.store.values()),
          .gradients = copy_of(run_.store.gradients())};
}

// On a store and an update of its own, by the very code that trains.
RecordedRun::ToldUpdate RecordedRun::tell_update(Index at) const {
  const bool next = update_is_next();
  if (!next && before_update_ == nullptr) {
    throw Error(ErrorCode::kBadState,
                "update: expected all gradients of a step to be there, or an update made by moves");
  }
  const BeforeUpdate before = next ? before_update() : *before_update_;
  const ParameterStore& store = run_.store;
  ParameterStore copy = run_.model.make_store();
  copy.take_values(store);
  std::ranges::copy(before.values, copy.values().begin());
  std::ranges::copy(before.gradients, copy.gradients().begin());
  Update update(run_.config.update_settings(), copy);
  update.restore(before.update);
  ToldUpdate told{.step = before.step,
                  .made = !next,
                  .rate_option = update.optimizer().options().number("learning_rate"),
                  .options = update.optimizer().options(),
                  .updates = update.optimizer().steps() + 1,
                  .story = {}};
  told.story.at = at;
  update.tell(before.loss, told.story);
  return told;
}

}  // namespace inkgrad
