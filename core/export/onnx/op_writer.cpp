#include "core/export/onnx/op_writer.h"

#include <array>
#include <vector>

namespace inkgrad {

const Registry<OnnxOp>& onnx_op_registry() {
  static constexpr std::array kOps{
      OnnxOp{"matmul", write_matmul},
      OnnxOp{"add_bias", write_add_bias},
      OnnxOp{"relu", write_relu},
      OnnxOp{"leaky_relu", write_leaky_relu},
      OnnxOp{"sigmoid", write_sigmoid},
      OnnxOp{"tanh", write_tanh},
      OnnxOp{"hard_tanh", write_hard_tanh},
      OnnxOp{"elu", write_elu},
      OnnxOp{"selu", write_selu},
      OnnxOp{"gelu", write_gelu},
      OnnxOp{"silu", write_silu},
      OnnxOp{"softplus", write_softplus},
      OnnxOp{"identity", write_identity},
      OnnxOp{"prelu", write_prelu},
      OnnxOp{"softmax", write_softmax},
      OnnxOp{"conv2d", write_conv2d},
      OnnxOp{"conv_transpose2d", write_conv_transpose2d},
      OnnxOp{"upsample_nearest2d", write_upsample_nearest2d},
      OnnxOp{"upsample_bilinear2d", write_upsample_bilinear2d},
      OnnxOp{"max_pool2d", write_max_pool2d},
      OnnxOp{"avg_pool2d", write_avg_pool2d},
      OnnxOp{"global_avg_pool2d", write_global_avg_pool2d},
      OnnxOp{"global_max_pool2d", write_global_max_pool2d},
      OnnxOp{"flatten", write_flatten},
      OnnxOp{"add", write_add},
      OnnxOp{"concat", write_concat},
      OnnxOp{"plane_features", write_plane_features},
      OnnxOp{"batch_norm", write_batch_norm},
      OnnxOp{"layer_norm", write_layer_norm},
      OnnxOp{"group_norm", write_group_norm},
      OnnxOp{"dropout", write_identity},  // an answer leaves nothing out
  };
  static constexpr Registry<OnnxOp> kRegistry("ONNX op", kOps);
  return kRegistry;
}

std::string OnnxNode::by_channel(int input) const {
  const std::string& name = inputs[static_cast<std::size_t>(input)];
  std::vector<Index> dims{shape(input)[0]};
  if (shape(0).rank() == 4) dims.insert(dims.end(), {1, 1});
  graph.stored(name, context.input(input), dims);
  return name;
}

std::string OnnxNode::parameter(int input) const {
  const std::string& name = inputs[static_cast<std::size_t>(input)];
  const Shape& dims = shape(input);
  graph.stored(name, context.input(input), std::span(dims.begin(), dims.end()));
  return name;
}

}  // namespace inkgrad
