#include "core/autodiff/tape.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/rng.h"

namespace inkgrad {

namespace {

// Streams of the run's seed: parameters and epochs use smaller numbers.
constexpr std::uint64_t kFirstNoiseStream = std::uint64_t{1} << 40;

bool lives_elsewhere(const Value& value) {
  return value.role == ValueRole::kParameter || value.role == ValueRole::kStatistic;
}

}  // namespace

ValueId Tape::add_value(Value value) {
  values_.push_back(std::move(value));
  return static_cast<ValueId>(values_.size()) - 1;
}

ValueId Tape::input(std::string name, const Shape& example) {
  const Tensor data(example.with_batch(capacity_), nullptr);
  return add_value({.name = std::move(name),
                    .role = ValueRole::kInput,
                    .batched = true,
                    .data = data,
                    .grad = {},
                    .data_begin = data_.reserve(data.count())});
}

ValueId Tape::target(std::string name, const Shape& example) {
  const ValueId id = input(std::move(name), example);
  values_.back().role = ValueRole::kTarget;
  return id;
}

ValueId Tape::parameter(std::string name, const Tensor& data, const Tensor& grad) {
  return add_value({.name = std::move(name),
                    .role = ValueRole::kParameter,
                    .batched = false,
                    .data = data,
                    .grad = grad});
}

ValueId Tape::statistic(std::string name, const Tensor& data) {
  return add_value({.name = std::move(name),
                    .role = ValueRole::kStatistic,
                    .batched = false,
                    .data = data,
                    .grad = {}});
}

ValueId Tape::apply(const Op& op, std::initializer_list<ValueId> inputs, std::string layer,
                    std::string output_name, const Attributes& attributes) {
  Node node{.op = &op, .layer = std::move(layer), .inputs = inputs, .output = -1, .context = {}};
  OpContext& context = node.context;
  context.attributes = attributes;
  context.parallel = &parallel_;
  bool batched = false;
  for (const ValueId id : inputs) {
    context.input_tensors[static_cast<std::size_t>(context.input_count++)] = value(id).data;
    batched = batched || value(id).batched;
  }
  const Shape shape = op.output_shape(context.inputs(), attributes);
  const bool per_example = batched && shape.rank() > 1;  // a loss is one number for the batch
  const Tensor data(shape, nullptr);
  node.output = add_value({.name = std::move(output_name),
                           .role = ValueRole::kActivation,
                           .batched = per_example,
                           .data = data,
                           .grad = {},
                           .producer = static_cast<NodeId>(nodes_.size()),
                           .data_begin = data_.reserve(data.count())});
  const ValueId output = node.output;
  nodes_.push_back(std::move(node));
  return output;
}

void Tape::finish(ValueId loss, GradientsFor gradients) {
  loss_ = loss;
  Index scratch = 0;
  for (Node& node : nodes_) {
    const OpInputs inputs = node.context.inputs();
    if (node.op->saved_count != nullptr) {
      const Index count = node.op->saved_count(inputs, node.context.attributes);
      node.saved_begin = saved_.reserve(count);
      node.context.saved = {static_cast<Scalar*>(nullptr), static_cast<std::size_t>(count)};
    }
    if (node.op->scratch_count != nullptr) {
      scratch = std::max(scratch, node.op->scratch_count(inputs, node.context.attributes));
    }
  }
  scratch_.reserve(scratch);
  if (loss >= 0) lay_out_gradients(gradients);
  expect_memory();
  for (Arena* arena : {&data_, &gradients_, &saved_, &scratch_}) arena->allocate();
  for (Node& node : nodes_) {
    if (node.op->saved_count != nullptr) {
      node.context.saved = saved_.span(node.saved_begin, Index(node.context.saved.size()));
    }
    node.context.scratch = scratch_.all();
  }
  set_batch_size(capacity_);
}

// Everything is known before anything is taken. The bound keeps a page well inside what a phone
// gives it, and sizes inside 32 bits.
void Tape::expect_memory() const {
  constexpr double kMaxBytes = 160e6;
  double bytes = 0;
  for (const Arena* arena : {&data_, &gradients_, &saved_, &scratch_}) {
    bytes += double(arena->size()) * sizeof(Scalar);
  }
  if (bytes > kMaxBytes) {
    throw Error(ErrorCode::kInvalidArgument,
                text("network: needs ", std::round(bytes / 1e6), " MB for batches of ", capacity_,
                     ", expected at most ", kMaxBytes / 1e6,
                     " MB: take a smaller batch, fewer channels or more pooling"));
  }
}

// A value gets a gradient when one is asked of it or of anything it was made from.
std::vector<bool> Tape::wanted_gradients(GradientsFor gradients) const {
  std::vector<bool> wanted(values_.size(), false);
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const ValueRole role = values_[i].role;
    const bool learned = role == ValueRole::kParameter && values_[i].grad.data() != nullptr;
    wanted[i] = (learned && gradients != GradientsFor::kNothing) ||
                (role == ValueRole::kInput && gradients == GradientsFor::kEverything);
  }
  for (const Node& node : nodes_) {
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
      const auto input = static_cast<std::size_t>(node.inputs[i]);
      if (wanted[input] && node.op->inputs[i].differentiable) {
        wanted[static_cast<std::size_t>(node.output)] = true;
      }
    }
  }
  return wanted;
}

// A vjp is a move of the backward pass when it leads to a value that gets a gradient.
void Tape::lay_out_gradients(GradientsFor gradients) {
  const std::vector<bool> wanted = wanted_gradients(gradients);
  for (std::size_t i = 0; i < values_.size(); ++i) {
    Value& value = values_[i];
    if (!wanted[i] || value.role == ValueRole::kParameter) continue;
    value.grad_begin = gradients_.reserve(value.data.count());
    value.grad = value.data;
  }
  std::vector<bool> reached(values_.size(), false);
  for (auto id = static_cast<NodeId>(nodes_.size()) - 1; id >= 0; --id) {
    const Node& applied = node(id);
    for (int i = 0; i < applied.context.input_count; ++i) {
      const auto at = static_cast<std::size_t>(i);
      const auto input = static_cast<std::size_t>(applied.inputs[at]);
      if (!wanted[input] || !applied.op->inputs[at].differentiable) continue;
      moves_.push_back({id, i, !reached[input]});
      reached[input] = true;
    }
  }
}

void Tape::set_batch_size(Index size) {
  if (size < 1 || size > capacity_) {
    throw Error(ErrorCode::kInvalidArgument,
                text("batch size: expected 1 to ", capacity_, ", got ", size));
  }
  if (size == batch_size_) return;
  batch_size_ = size;
  bind();
}

// Points every tensor at its numbers, with shapes for the present batch size.
void Tape::bind() {
  for (Value& value : values_) {
    if (lives_elsewhere(value)) continue;
    Shape shape = value.data.shape();
    if (value.batched) shape = shape.without_batch().with_batch(batch_size_);
    const bool has_grad = value.grad.count() > 0;
    value.data = data_.tensor(value.data_begin, shape);
    if (has_grad) value.grad = gradients_.tensor(value.grad_begin, shape);
  }
  for (Node& node : nodes_) {
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
      node.context.input_tensors[i] = value(node.inputs[i]).data;
    }
    node.context.output = value(node.output).data;
  }
}

void Tape::set_mode(Mode mode) {
  for (Node& node : nodes_) node.context.mode = mode;
}

void Tape::seed_noise(std::uint64_t seed, std::uint64_t batch) {
  Rng rng(seed, kFirstNoiseStream + batch);
  for (Node& node : nodes_) {
    const std::uint64_t high = rng.next();
    node.context.noise = high << 32 | rng.next();
  }
}

void Tape::forward(NodeId id) const { node(id).op->forward(node(id).context); }

void Tape::forward_all() const {
  for (const Node& node : nodes_) node.op->forward(node.context);
}

void Tape::begin_backward(Scalar share, Clear clear) const {
  if (clear == Clear::kAll) std::ranges::fill(gradients_.all(), Scalar(0));
  value(loss_).grad[0] = share;
}

void Tape::begin_backward(std::span<const Scalar> result_grad) const {
  std::ranges::fill(gradients_.all(), Scalar(0));
  std::ranges::copy(result_grad, value(loss_).grad.data());
}

void Tape::backward(const BackwardMove& move, Into into) const {
  const Node& applied = node(move.node);
  const Tensor& out_grad = value(applied.output).grad;
  const Tensor& in_grad = reached_by(move).grad;
  const bool writes = into == Into::kOverwrite && applied.op->first_vjp != nullptr;
  if (into == Into::kOverwrite && !writes) std::ranges::fill(in_grad.values(), Scalar(0));
  const auto vjp = writes ? applied.op->first_vjp : applied.op->vjp;
  vjp(applied.context, out_grad, move.input, in_grad);
}

void Tape::backward_all(Scalar share) const {
  begin_backward(share);
  for (const BackwardMove& move : moves_) backward(move);
}

void Tape::settle() const {
  for (const Node& node : nodes_) {
    if (node.op->settle != nullptr) node.op->settle(node.context);
  }
}

}  // namespace inkgrad
