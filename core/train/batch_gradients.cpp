#include "core/train/batch_gradients.h"

#include <algorithm>

#include "core/base/rng.h"

namespace inkgrad {

std::uint64_t noise_seed(const TrainingSettings& settings) {
  constexpr std::uint64_t kOwnDraws = 0x6e6f6973;
  return mixed(settings.seed, kOwnDraws);
}

BatchGradients::BatchGradients(const Model& model, const ParameterStore& weights,
                               const LossSettings& loss, const Dataset& data,
                               const TrainingSettings& settings, Parallel& parallel)
    : data_(data),
      settings_(settings),
      parallel_(parallel),
      store_(model.make_store()),
      model_(model.make_tape(parallel, store_, std::min(settings.portion, settings.batch_size),
                             &loss, GradientsFor::kParameters)) {
  store_.take_values(weights);
  model_->tape.set_mode(Mode::kTraining);
}

std::span<const Scalar> BatchGradients::of(std::span<const Index> batch) {
  std::ranges::fill(store_.gradients(), Scalar(0));
  for (std::size_t taken = 0; taken < batch.size();) {
    const auto size = std::min(batch.size() - taken, std::size_t(model_->tape.capacity()));
    add(batch.subspan(taken, size), Scalar(size) / static_cast<Scalar>(batch.size()));
    taken += size;
  }
  return store_.gradients();
}

void BatchGradients::add(std::span<const Index> portion, Scalar share) {
  Tape& tape = model_->tape;
  tape.set_batch_size(static_cast<Index>(portion.size()));
  tape.seed_noise(noise_seed(settings_), portions_);
  const Tensor& input = tape.value(model_->input).data;
  const Tensor& target = tape.value(model_->target).data;
  data_.fill(parallel_, portion, input, target);
  if (settings_.augmenter != nullptr) {
    settings_.augmenter->apply(parallel_, input, target, portions_);
  }
  ++portions_;
  tape.forward_all();
  tape.backward_all(share);
}

}  // namespace inkgrad
