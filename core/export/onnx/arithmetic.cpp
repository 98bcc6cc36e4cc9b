// Sums, products and shapes in ONNX.
#include "core/export/onnx/op_writer.h"

namespace inkgrad {

void write_matmul(const OnnxNode& n) {
  n.graph.node("MatMul", {n.input(0), n.parameter(1)}, n.output);
}

void write_add_bias(const OnnxNode& n) {
  n.graph.node("Add", {n.input(0), n.by_channel(1)}, n.output);
}

void write_add(const OnnxNode& n) { n.graph.node("Add", n.inputs, n.output); }

void write_concat(const OnnxNode& n) {
  n.graph.node("Concat", n.inputs, n.output, {{"axis", Index{1}}});
}

void write_flatten(const OnnxNode& n) {
  n.graph.node("Flatten", n.inputs, n.output, {{"axis", Index{1}}});
}

void write_identity(const OnnxNode& n) { n.graph.node("Identity", n.inputs, n.output); }

}  // namespace inkgrad
