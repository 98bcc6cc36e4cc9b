#include "core/export/onnx.h"

#include <algorithm>

#include "core/export/onnx/op_writer.h"

namespace inkgrad {

namespace {

constexpr int kIrVersion = 8;
constexpr int kOpset = 17;

// Field numbers of onnx.proto.
namespace model_field {
constexpr int kIrVersion = 1, kProducer = 2, kGraph = 7, kOpset = 8;
}
namespace opset_field {
constexpr int kVersion = 2;  // the domain is left at ONNX's own
}

// Names of the tape's values, by their ids. What dropout gives is what it got: it adds no node,
// unless the network's output would lose its name.
std::vector<std::string> value_names(const ModelTape& model) {
  std::vector<std::string> names;
  for (const Value& value : model.tape.values()) names.push_back(value.name);
  for (const Node& node : model.tape.nodes()) {
    if (node.op->name != "dropout" || node.output == model.output) continue;
    names[static_cast<std::size_t>(node.output)] =
        names[static_cast<std::size_t>(node.inputs.front())];
  }
  return names;
}

Shape example_shape(const Tape& tape, ValueId value) {
  return tape.value(value).data.shape().without_batch();
}

OnnxGraph graph_of(const ModelTape& model) {
  const Tape& tape = model.tape;
  const std::vector<std::string> names = value_names(model);
  const auto name = [&](ValueId id) { return names[static_cast<std::size_t>(id)]; };
  OnnxGraph graph("network");
  graph.input(name(model.input), example_shape(tape, model.input),
              "Ink from 0 (paper) to 1 (black), as MNIST has it.");
  graph.output(name(model.output), example_shape(tape, model.output),
               "One number for each digit; the largest is the answer.");
  for (const Node& node : tape.nodes()) {
    if (node.op->name == "dropout" && node.output != model.output) continue;
    std::vector<std::string> inputs;
    for (const ValueId input : node.inputs) inputs.push_back(name(input));
    onnx_op_registry()
        .find(node.op->name)
        .write({graph, node.context, std::move(inputs), name(node.output)});
  }
  return graph;
}

}  // namespace

std::string onnx_file(const ModelTape& model) {
  ProtobufWriter opset;
  opset.integer(opset_field::kVersion, kOpset);
  ProtobufWriter file;
  file.integer(model_field::kIrVersion, kIrVersion);
  file.bytes(model_field::kProducer, "inkgrad");
  file.message(model_field::kOpset, opset);
  file.message(model_field::kGraph, graph_of(model).encoded());
  return file.encoded();
}

bool onnx_knows(std::string_view op) {
  return std::ranges::any_of(onnx_op_registry(), [&](const OnnxOp& one) { return one.name == op; });
}

}  // namespace inkgrad
