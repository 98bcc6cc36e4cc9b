#include "core/train/depth_profile.h"

#include <algorithm>
#include <numeric>

#include "core/base/error.h"
#include "core/tensor/norm.h"

namespace inkgrad {

namespace {

Index checked(Index examples, const Dataset& data) {
  if (examples < 1 || examples > kMaxProfileExamples) {
    throw Error(ErrorCode::kInvalidArgument, text("examples to profile: expected 1 to ",
                                                  kMaxProfileExamples, ", got ", examples));
  }
  return std::min(examples, data.count());
}

double mean_square(std::span<const Scalar> numbers) {
  return numbers.empty() ? 0 : sum_of_squares(numbers) / double(numbers.size());
}

}  // namespace

DepthProfile::DepthProfile(const Model& model, const ParameterStore& weights,
                           const LossSettings& loss, const Dataset& data, Index examples,
                           Parallel& parallel)
    : model_(model),
      store_(model.make_store()),
      tape_(model.make_tape(parallel, store_, checked(examples, data), &loss,
                            GradientsFor::kEverything)),
      examples_(tape_->tape.capacity()) {
  store_.take_values(weights);
  run(data, parallel);
  measure();
}

void DepthProfile::run(const Dataset& data, Parallel& parallel) {
  Tape& tape = tape_->tape;
  std::vector<Index> batch(static_cast<std::size_t>(examples_));
  std::iota(batch.begin(), batch.end(), Index(0));
  tape.set_batch_size(examples_);
  tape.set_mode(Mode::kTraining);
  data.fill(parallel, batch, tape.value(tape_->input).data, tape.value(tape_->target).data);
  tape.forward_all();
  loss_ = double(tape.value(tape.loss()).data[0]);
  std::ranges::fill(store_.gradients(), Scalar(0));
  tape.backward_all();
}

Moments DepthProfile::moments_of(ValueId id) const {
  const std::span<const Scalar> numbers = tape_->tape.value(id).data.values();
  double sum = 0;
  for (const Scalar number : numbers) sum += double(number);
  return {sum / double(numbers.size()), mean_square(numbers)};
}

void DepthProfile::measure() {
  std::vector<Moments> measured;
  for (std::size_t i = 0; i < tape_->layer_outputs.size(); ++i) {
    const LayerSpec& layer = model_.spec().layers[i];
    LayerProfile profile{.layer = layer.name,
                         .type = layer.type->name,
                         .output = moments_of(tape_->layer_outputs[i]),
                         .gradient_square = mean_square(gradients(i)),
                         .predicted = {}};
    for (const DeclaredParameter& declared : model_.plans()[i].parameters) {
      if (declared.name != "weight") continue;
      const Parameter& p = store_.find(text(layer.name, ".", declared.name));
      profile.weight_square = mean_square(store_.value(p).values());
      if (p.trained()) profile.weight_gradient_square = mean_square(store_.gradient(p).values());
    }
    measured.push_back(profile.output);
    layers_.push_back(std::move(profile));
  }
  const std::vector<VariancePrediction> predicted =
      predict_variances(model_, moments_of(tape_->input), measured, layers_.back().gradient_square);
  for (std::size_t i = 0; i < layers_.size(); ++i) layers_[i].predicted = predicted[i];
}

const Value& DepthProfile::output(std::size_t i) const {
  return tape_->tape.value(tape_->layer_outputs[i]);
}
std::span<const Scalar> DepthProfile::outputs(std::size_t i) const {
  return output(i).data.values();
}
std::span<const Scalar> DepthProfile::gradients(std::size_t i) const {
  return output(i).grad.values();
}

}  // namespace inkgrad
