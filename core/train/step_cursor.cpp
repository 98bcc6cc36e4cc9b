#include "core/train/step_cursor.h"

#include <algorithm>
#include <cmath>

#include "core/train/metrics.h"

namespace inkgrad {

namespace {

// x - x is 0 for finite numbers and NaN for all others, and NaN stays in a sum: one pass that
// vectorises.
bool all_finite(std::span<const Scalar> numbers) {
  Scalar sum = 0;
  for (const Scalar x : numbers) sum += x - x;
  return sum == 0;
}

bool reaches_all_parameters(const Tape& tape) {
  const auto learns = [](const Value& value) {
    return value.role == ValueRole::kParameter && value.grad.data() != nullptr;
  };
  const auto reaches = [&](const BackwardMove& move) {
    return move.first && learns(tape.reached_by(move));
  };
  return std::ranges::count_if(tape.backward_moves(), reaches) ==
         std::ranges::count_if(tape.values(), learns);
}

}  // namespace

StepCursor::StepCursor(ModelTape& model, ParameterStore& store, Update& update, const Dataset& data,
                       Sampler& sampler, std::uint64_t seed, Parallel& parallel,
                       Augmenter* augmenter)
    : model_(model),
      store_(store),
      update_(update),
      data_(data),
      sampler_(sampler),
      seed_(seed),
      parallel_(parallel),
      augmenter_(augmenter),
      reaches_all_(reaches_all_parameters(model.tape)) {
  model.tape.set_mode(Mode::kTraining);
}

Move StepCursor::advance(bool watched) {
  const std::size_t nodes = model_.tape.nodes().size();
  const std::size_t moves = model_.tape.backward_moves().size();
  const std::size_t at = next_++;
  if (at > nodes + moves) return update_move();
  const Move move = at == 0       ? batch_move(watched)
                    : at <= nodes ? forward_move(at - 1)
                                  : backward_move(at - 1 - nodes, watched);
  if (next_ > nodes + moves) finish_portion();
  return move;
}

void StepCursor::restore(const Memory& memory) {
  reset();
  portions_ = memory.portions;
  measures_ = memory.measures;
  held_ = memory.held;
}

int StepCursor::portions() const {
  const Index capacity = model_.tape.capacity();
  return static_cast<int>((std::max(measures_.examples, Index{1}) + capacity - 1) / capacity);
}

int StepCursor::portion() const {
  if (taken_ == 0) return 0;
  return static_cast<int>((static_cast<Index>(taken_) - 1) / model_.tape.capacity());
}

void StepCursor::reset() {
  next_ = 0;
  batch_ = {};
  taken_ = 0;
  portions_ = 0;
  held_.reset();
  measures_ = {};
  diverged_ = false;
}

Move StepCursor::batch_move(bool watched) {
  Tape& tape = model_.tape;
  if (!portions_left()) {
    batch_ = held_ ? std::span<const Index>(kHeldBatch) : sampler_.next();
    taken_ = 0;
    measures_ = {.examples = static_cast<Index>(batch_.size())};
    parameters_cleared_ = false;
    if (watched || !reaches_all_) clear_parameter_gradients();
  }
  const std::size_t size = std::min(batch_.size() - taken_, std::size_t(tape.capacity()));
  const std::span<const Index> portion = batch_.subspan(taken_, size);
  taken_ += size;
  tape.set_batch_size(static_cast<Index>(size));
  tape.seed_noise(seed_, portions_);
  const Tensor& input = tape.value(model_.input).data;
  const Tensor& target = tape.value(model_.target).data;
  (held_ ? *held_ : data_).fill(parallel_, portion, input, target);
  if (augmenter_ != nullptr && !held_) augmenter_->apply(parallel_, input, target, portions_);
  ++portions_;
  return {MoveKind::kBatch};
}

Move StepCursor::forward_move(std::size_t index) {
  const auto node = static_cast<NodeId>(index);
  model_.tape.forward(node);
  return {MoveKind::kForward, node};
}

// The share of the batch that is on the tape, so that the sum over portions is the mean over all.
Move StepCursor::backward_move(std::size_t index, bool watched) {
  const Tape& tape = model_.tape;
  if (index == 0) {
    clear_ = watched ? Clear::kAll : Clear::kNothing;
    if (watched && !parameters_cleared_ && portion() == 0) clear_parameter_gradients();
    tape.begin_backward(Scalar(tape.batch_size()) / static_cast<Scalar>(measures_.examples),
                        clear_);
  }
  const BackwardMove& move = tape.backward_moves()[index];
  tape.backward(move, into(move));
  return {MoveKind::kBackward, move.node, move.input};
}

void StepCursor::clear_parameter_gradients() {
  std::ranges::fill(store_.gradients(), Scalar(0));
  parameters_cleared_ = true;
}

Into StepCursor::into(const BackwardMove& move) const {
  const bool parameter = model_.tape.reached_by(move).role == ValueRole::kParameter;
  const bool holds = parameter ? parameters_cleared_ || portion() > 0 : clear_ == Clear::kAll;
  return move.first && !holds ? Into::kOverwrite : Into::kAccumulate;
}

void StepCursor::finish_portion() {
  const Tape& tape = model_.tape;
  const auto loss = double(tape.value(tape.loss()).data[0]);
  measures_.loss += loss * double(tape.batch_size()) / double(measures_.examples);
  measures_.right += count_right(tape.value(model_.output).data, tape.value(model_.target).data);
  if (!std::isfinite(loss)) {
    taken_ = batch_.size();  // the tape shows where: no other portion may cover it
    return;
  }
  tape.settle();
  if (portions_left()) next_ = 0;
}

Move StepCursor::update_move() {
  next_ = 0;
  diverged_ = !std::isfinite(measures_.loss) || !update_.apply(measures_.loss, &parallel_);
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
