// How each op of an answering tape is said in ONNX: one function an op, in the file of its family.
#pragma once

#include <string>
#include <string_view>

#include "core/autodiff/tape.h"
#include "core/base/registry.h"
#include "core/export/onnx/graph.h"

namespace inkgrad {

// One op applied, as its function sees it.
struct OnnxNode {
  OnnxGraph& graph;
  const OpContext& context;
  std::vector<std::string> inputs;  // names of the values that it reads
  std::string output;               // name of the value that it gives

  const std::string& input(std::size_t i) const { return inputs[i]; }
  // Shape with the batch first.
  const Shape& shape(int input) const { return context.input(input).shape(); }
  Index integer(std::string_view attribute) const { return context.attributes.integer(attribute); }
  double number(std::string_view attribute) const { return context.attributes.number(attribute); }
  // A name for a value on the way: "conv1/<step>".
  std::string between(std::string_view step) const { return text(output, "/", step); }
  // A parameter of one number a channel under its own name, shaped to go along with the input:
  // [C] for [N, C], [C, 1, 1] for [N, C, H, W].
  std::string by_channel(int input) const;
  // A parameter as it is, under its own name.
  std::string parameter(int input) const;
};

struct OnnxOp {
  std::string_view name;  // the op's
  void (*write)(const OnnxNode&);
};

// Every op that a layer may put on a tape.
const Registry<OnnxOp>& onnx_op_registry();

// onnx/activations.cpp
void write_relu(const OnnxNode&);
void write_leaky_relu(const OnnxNode&);
void write_sigmoid(const OnnxNode&);
void write_tanh(const OnnxNode&);
void write_hard_tanh(const OnnxNode&);
void write_elu(const OnnxNode&);
void write_selu(const OnnxNode&);
void write_gelu(const OnnxNode&);
void write_silu(const OnnxNode&);
void write_softplus(const OnnxNode&);
void write_prelu(const OnnxNode&);
void write_softmax(const OnnxNode&);
// onnx/arithmetic.cpp
void write_matmul(const OnnxNode&);
void write_add_bias(const OnnxNode&);
void write_add(const OnnxNode&);
void write_concat(const OnnxNode&);
void write_plane_features(const OnnxNode&);
void write_flatten(const OnnxNode&);
void write_identity(const OnnxNode&);
// onnx/pictures.cpp
void write_conv2d(const OnnxNode&);
void write_conv_transpose2d(const OnnxNode&);
void write_upsample_nearest2d(const OnnxNode&);
void write_upsample_bilinear2d(const OnnxNode&);
void write_max_pool2d(const OnnxNode&);
void write_avg_pool2d(const OnnxNode&);
void write_global_avg_pool2d(const OnnxNode&);
void write_global_max_pool2d(const OnnxNode&);
// onnx/norms.cpp
void write_batch_norm(const OnnxNode&);
void write_layer_norm(const OnnxNode&);
void write_group_norm(const OnnxNode&);

}  // namespace inkgrad
