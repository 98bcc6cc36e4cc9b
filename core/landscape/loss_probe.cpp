#include "core/landscape/loss_probe.h"

#include <algorithm>
#include <numeric>

#include "core/base/error.h"
#include "core/train/metrics.h"

namespace inkgrad {

LossProbe::LossProbe(const Model& model, const ParameterStore& weights, const LossSettings& loss,
                     const Dataset& data, Index examples, Parallel& parallel)
    : data_(data),
      examples_(std::min(examples, data.count())),
      parallel_(parallel),
      store_(model.make_store()),
      model_(model.make_tape(parallel, store_, std::min(kBatch, std::max<Index>(examples_, 1)),
                             &loss, GradientsFor::kParameters)),
      indices_(static_cast<std::size_t>(examples_)) {
  if (examples < 1) {
    throw Error(ErrorCode::kInvalidArgument,
                text("loss surface, examples: expected 1 or more, got ", examples));
  }
  store_.take_values(weights);
  std::iota(indices_.begin(), indices_.end(), Index{0});
}

double LossProbe::gradient(std::span<const Scalar> point, std::span<Scalar> out) {
  const double loss = measure(point, true).loss;
  std::ranges::copy(store_.gradients(), out.begin());
  return loss;
}

ProbeScore LossProbe::measure(std::span<const Scalar> point, bool backward) {
  std::ranges::copy(point, store_.values().begin());
  std::ranges::fill(store_.gradients(), Scalar(0));
  Tape& tape = model_->tape;
  double sum = 0;
  int right = 0;
  for (std::size_t taken = 0; taken < indices_.size();) {
    const std::size_t size =
        std::min(indices_.size() - taken, static_cast<std::size_t>(tape.capacity()));
    tape.set_batch_size(static_cast<Index>(size));
    data_.fill(parallel_, std::span(indices_).subspan(taken, size), tape.value(model_->input).data,
               tape.value(model_->target).data);
    tape.forward_all();
    sum += double(tape.value(tape.loss()).data[0]) * double(size);
    right += count_right(tape.value(model_->output).data, tape.value(model_->target).data);
    taken += size;
    if (!backward) continue;
    tape.backward_all(static_cast<Scalar>(size) / static_cast<Scalar>(indices_.size()));
  }
  const auto count = double(indices_.size());
  return {.loss = sum / count, .accuracy = right / count};
}

}  // namespace inkgrad
