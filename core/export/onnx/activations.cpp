// Activations in ONNX. Where operator set 17 has none of a kind, it is built from others.
#include <numbers>

#include "core/export/onnx/op_writer.h"

namespace inkgrad {

void write_relu(const OnnxNode& n) { n.graph.node("Relu", n.inputs, n.output); }

void write_leaky_relu(const OnnxNode& n) {
  n.graph.node("LeakyRelu", n.inputs, n.output, {{"alpha", n.number("negative_slope")}});
}

void write_sigmoid(const OnnxNode& n) { n.graph.node("Sigmoid", n.inputs, n.output); }

void write_tanh(const OnnxNode& n) { n.graph.node("Tanh", n.inputs, n.output); }

void write_hard_tanh(const OnnxNode& n) {
  n.graph.stored("constant/minus_one", {}, {-1});
  n.graph.stored("constant/one", {}, {1});
  n.graph.node("Clip", {n.input(0), "constant/minus_one", "constant/one"}, n.output);
}

void write_elu(const OnnxNode& n) {
  n.graph.node("Elu", n.inputs, n.output, {{"alpha", n.number("alpha")}});
}

// Alpha and gamma of Klambauer et al. are ONNX's standard.
void write_selu(const OnnxNode& n) { n.graph.node("Selu", n.inputs, n.output); }

// x Phi(x) = x (1 + erf(x / sqrt 2)) / 2, the exact one.
void write_gelu(const OnnxNode& n) {
  n.graph.stored("constant/root_half", {}, {std::numbers::sqrt2 / 2});
  n.graph.stored("constant/one", {}, {1});
  n.graph.stored("constant/half", {}, {0.5});
  n.graph.node("Mul", {n.input(0), "constant/root_half"}, n.between("scaled"));
  n.graph.node("Erf", {n.between("scaled")}, n.between("erf"));
  n.graph.node("Add", {n.between("erf"), "constant/one"}, n.between("twice_share"));
  n.graph.node("Mul", {n.between("twice_share"), "constant/half"}, n.between("share"));
  n.graph.node("Mul", {n.input(0), n.between("share")}, n.output);
}

void write_silu(const OnnxNode& n) {
  n.graph.node("Sigmoid", {n.input(0)}, n.between("sigmoid"));
  n.graph.node("Mul", {n.input(0), n.between("sigmoid")}, n.output);
}

void write_softplus(const OnnxNode& n) { n.graph.node("Softplus", n.inputs, n.output); }

void write_prelu(const OnnxNode& n) {
  n.graph.node("PRelu", {n.input(0), n.parameter(1)}, n.output);
}

void write_softmax(const OnnxNode& n) {
  n.graph.node("Softmax", n.inputs, n.output, {{"axis", Index{1}}});
}

}  // namespace inkgrad
