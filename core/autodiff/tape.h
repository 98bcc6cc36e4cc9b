// Tape: the ordered record of ops applied and the values they produce: the computational graph.
// Built once for a largest batch, then run any number of times without allocating; a smaller batch
// uses the same memory. Forward and backward are walked one op at a time, so stepping through a
// network and training it at full speed are the same code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ops/op.h"
#include "core/tensor/arena.h"
#include "core/tensor/into.h"

namespace inkgrad {

using ValueId = int;
using NodeId = int;

// A statistic is measured, not learned: the running mean of batch normalisation.
enum class ValueRole { kInput, kTarget, kParameter, kStatistic, kActivation };

struct Value {
  std::string name;  // "conv1.weight", "conv1", "conv1/add_bias"
  ValueRole role;
  bool batched;  // its first dimension is the batch
  Tensor data;
  Tensor grad;  // no numbers (data() is null) where no gradient is asked for
  NodeId producer = -1;
  Index data_begin = 0;
  Index grad_begin = 0;
};

struct Node {
  const Op* op;
  std::string layer;  // the layer that applied it
  std::vector<ValueId> inputs;
  ValueId output;
  OpContext context;
  Index saved_begin = 0;
};

// One vjp of the backward pass: the gradient of node's input number `input`.
struct BackwardMove {
  NodeId node;
  int input;
  bool first = true;  // no move before it adds to the same gradient
};

// Whether gradients are set to 0 before moves add to them, so that who stops in between sees no old
// ones, or left as they are, for first moves to overwrite.
enum class Clear { kAll, kNothing };

// Which values get gradients.
enum class GradientsFor { kNothing, kParameters, kEverything };

class Tape {
 public:
  Tape(Parallel& parallel, Index batch_size) : parallel_(parallel), capacity_(batch_size) {}

  // ---- Building ----
  // Shapes here are those of one example; the batch is put before them.
  ValueId input(std::string name, const Shape& example);
  ValueId target(std::string name, const Shape& example);
  // Numbers that live elsewhere, in the parameter store. Without numbers in `grad` (a frozen
  // parameter) no gradient is worked out.
  ValueId parameter(std::string name, const Tensor& data, const Tensor& grad);
  ValueId statistic(std::string name, const Tensor& data);
  // Throws kShapeMismatch when the inputs do not fit the op.
  ValueId apply(const Op& op, std::initializer_list<ValueId> inputs, std::string layer,
                std::string output_name, const Attributes& attributes = {});
  // Lays out memory; throws kInvalidArgument when it would be too much. `loss` is where backward
  // starts, -1 for a tape that only goes forward.
  void finish(ValueId loss, GradientsFor gradients);

  // ---- Running ----
  // Any size from 1 to the one given at the start.
  void set_batch_size(Index size);
  Index batch_size() const { return batch_size_; }
  Index capacity() const { return capacity_; }
  // A tape answers until it is told to train.
  void set_mode(Mode mode);
  // Seeds what is random in the forward passes to come, each node by itself: the same seed and
  // batch number, the same numbers.
  void seed_noise(std::uint64_t seed, std::uint64_t batch);

  void forward(NodeId node) const;
  void forward_all() const;
  // Sets all activation gradients to 0, if told so, and that of the loss to `share`. Parameter
  // gradients are the store's to clear, so that several batches can add up.
  void begin_backward(Scalar share = 1, Clear clear = Clear::kAll) const;
  // The same for a tape whose result is any tensor: its gradient comes from without.
  void begin_backward(std::span<const Scalar> result_grad) const;
  // Overwriting is for a gradient's first move, where nothing has cleared it.
  void backward(const BackwardMove& move, Into into = Into::kAccumulate) const;
  // begin_backward() and every move.
  void backward_all(Scalar share = 1) const;
  // After the backward pass of a batch that was trained on: statistics take it in.
  void settle() const;

  // ---- Looking ----
  const std::vector<Value>& values() const { return values_; }
  const std::vector<Node>& nodes() const { return nodes_; }
  const std::vector<BackwardMove>& backward_moves() const { return moves_; }
  const Value& value(ValueId id) const { return values_[static_cast<std::size_t>(id)]; }
  const Node& node(NodeId id) const { return nodes_[static_cast<std::size_t>(id)]; }
  // The value whose gradient the move gives.
  const Value& reached_by(const BackwardMove& move) const {
    return value(node(move.node).inputs[static_cast<std::size_t>(move.input)]);
  }
  ValueId loss() const { return loss_; }
  // All values' gradients as one span, parameters excepted.
  std::span<Scalar> activation_gradients() const { return gradients_.all(); }

 private:
  ValueId add_value(Value value);
  void lay_out_gradients(GradientsFor gradients);
  std::vector<bool> wanted_gradients(GradientsFor gradients) const;
  void expect_memory() const;
  void bind();

  Parallel& parallel_;
  Index capacity_;
  Index batch_size_ = 0;
  ValueId loss_ = -1;
  std::vector<Value> values_;
  std::vector<Node> nodes_;
  std::vector<BackwardMove> moves_;
  Arena data_;
  Arena gradients_;
  Arena saved_;
  Arena scratch_;
};

}  // namespace inkgrad
