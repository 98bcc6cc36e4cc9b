#include "core/train/step_cursor.h"

#include <algorithm>
#include <cmath>

namespace inkgrad {

namespace {

// x - x is 0 for finite numbers and NaN for all others, and NaN stays in a sum: one pass that
// vectorises.
bool all_finite(std::span<const Scalar> numbers) {
  Scalar sum = 0;
  for (const Scalar x : numbers) sum += x - x;
  return sum == 0;
}

}  // namespace

StepCursor::StepCursor(ModelTape& model, ParameterStore& store, Update& update, const Dataset& data,
                       Sampler& sampler, Parallel& parallel, Augmenter* augmenter)
    : model_(model),
      store_(store),
      update_(update),
      data_(data),
      sampler_(sampler),
      parallel_(parallel),
      augmenter_(augmenter) {}

Move StepCursor::advance() {
  const std::size_t nodes = model_.tape.nodes().size();
  const std::size_t moves = model_.tape.backward_moves().size();
  const std::size_t at = next_++;
  if (at == 0) {
    const std::span<const Index> batch = sampler_.next();
    model_.tape.set_batch_size(static_cast<Index>(batch.size()));
    const Tensor& input = model_.tape.value(model_.input).data;
    const Tensor& target = model_.tape.value(model_.target).data;
    data_.fill(parallel_, batch, input, target);
    if (augmenter_ != nullptr) augmenter_->apply(parallel_, input, target, batches_);
    ++batches_;
    return {MoveKind::kBatch};
  }
  if (at <= nodes) return forward_move(at - 1);
  if (at <= nodes + moves) return backward_move(at - 1 - nodes);
  return update_move();
}

Move StepCursor::forward_move(std::size_t index) {
  const auto node = static_cast<NodeId>(index);
  model_.tape.forward(node);
  return {MoveKind::kForward, node};
}

Move StepCursor::backward_move(std::size_t index) {
  if (index == 0) {
    model_.tape.begin_backward();
    std::ranges::fill(store_.gradients(), Scalar(0));
  }
  const BackwardMove& move = model_.tape.backward_moves()[index];
  model_.tape.backward(move);
  return {MoveKind::kBackward, move.node, move.input};
}

Move StepCursor::update_move() {
  next_ = 0;
  const Tensor& loss = model_.tape.value(model_.tape.loss()).data;
  if (!all_finite(loss.values()) || !all_finite(store_.gradients())) {
    diverged_ = true;
    return {MoveKind::kUpdate};
  }
  update_.apply(static_cast<double>(loss[0]));
  return {MoveKind::kUpdate};
}

Divergence StepCursor::find_divergence(int step) const {
  const auto found = [&](std::string where, std::string_view what) {
    Divergence result{step, where, {}};
    result.message = text("In step ", step, " ", what, " \"", where,
                          "\" stopped being finite numbers. The weights are those before this "
                          "step. A smaller learning rate usually cures it.");
    return result;
  };
  for (const Parameter& parameter : store_.parameters()) {
    if (!all_finite(store_.value(parameter).values())) {
      return found(parameter.name, "the parameters");
    }
  }
  for (const Node& node : model_.tape.nodes()) {
    const Value& output = model_.tape.value(node.output);
    if (!all_finite(output.data.values())) return found(output.name, "the outputs of");
  }
  for (const BackwardMove& move : model_.tape.backward_moves()) {
    const Node& node = model_.tape.node(move.node);
    const Value& input = model_.tape.value(node.inputs[static_cast<std::size_t>(move.input)]);
    if (!all_finite(input.grad.values())) return found(input.name, "the gradients of");
  }
  return found("loss", "the");
}

}  // namespace inkgrad
