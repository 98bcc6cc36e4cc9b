#include "core/session/training.h"

#include <algorithm>

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

// With balanced weights a class of n of N examples counts N / (C n): all C alike in the whole.
std::vector<double> balanced(const Dataset& data) {
  std::vector<Index> counts(static_cast<std::size_t>(data.outputs()));
  for (Index i = 0; i < data.count(); ++i) ++counts[static_cast<std::size_t>(data.label(i))];
  std::vector<double> weights;
  for (const Index count : counts) {
    const double share = double(std::max(count, Index{1})) / double(data.count());
    weights.push_back(1 / (share * double(counts.size())));
  }
  return weights;
}

// As the options of the loss want it: by how common classes are, by numbers of one's own, or both.
LossSettings with_class_weights(LossSettings loss, const Dataset& data) {
  if (loss.type->weighted_op == nullptr) return loss;
  const bool balances = loss.options.choice("class_weights") == "balanced";
  const std::span<const double> own = loss.options.list("own_weights");
  if (!balances && own.empty()) return loss;
  const std::size_t classes = static_cast<std::size_t>(data.outputs());
  const std::vector<double> common = balances ? balanced(data) : std::vector<double>(classes, 1);
  for (std::size_t k = 0; k < classes; ++k) {
    loss.class_weights.push_back(static_cast<Scalar>(common[k] * (own.empty() ? 1 : own[k])));
  }
  return loss;
}

}  // namespace

Training::Training(const RunConfig& config, const Model& model, ParameterStore& store,
                   SplitData split, Parallel& parallel)
    : data(std::move(split)),
      loss(with_class_weights(config.loss_settings(), *data.train)),
      augmenter(config.augmentation, config.seed),
      settings({.batch_size = examples_an_update(config.training, data.train->count()),
                .portion = config.training.integer("batch_size"),
                .shuffle = config.training.flag("shuffle"),
                .seed = config.seed,
                .augmenter = &augmenter}),
      update(config.update_settings(), store),
      trainer(model, store, loss, update, *data.train, settings, parallel),
      supervisor(model, store, loss, *data.validation, supervision(config.training), parallel),
      evaluation(model, supervisor.answering(), loss, parallel),
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
