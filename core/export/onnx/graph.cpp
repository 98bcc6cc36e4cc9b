#include "core/export/onnx/graph.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace inkgrad {

namespace {

static_assert(std::endian::native == std::endian::little, "raw_data is little-endian");

// Field numbers and values of onnx.proto.
namespace attribute_field {
constexpr int kName = 1, kFloat = 2, kInt = 3, kString = 4, kInts = 8, kType = 20;
}
namespace attribute_type {
constexpr Index kFloat = 1, kInt = 2, kString = 3, kInts = 7;
}
namespace node_field {
constexpr int kInput = 1, kOutput = 2, kName = 3, kOpType = 4, kAttribute = 5;
}
namespace graph_field {
constexpr int kNode = 1, kName = 2, kInitializer = 5, kInput = 11, kOutput = 12;
}
namespace tensor_field {
constexpr int kDims = 1, kDataType = 2, kName = 8, kRawData = 9;
}
namespace value_field {
constexpr int kName = 1, kType = 2, kExplanation = 3;
}
constexpr Index kFloat32 = 1;
constexpr Index kInt64 = 7;

ProtobufWriter attribute(std::string_view name, Index type) {
  ProtobufWriter writer;
  writer.bytes(attribute_field::kName, name);
  writer.integer(attribute_field::kType, type);
  return writer;
}

ProtobufWriter tensor(const std::string& name, std::span<const Index> dims, Index type,
                      std::string_view data) {
  ProtobufWriter writer;
  for (const Index dim : dims) writer.integer(tensor_field::kDims, dim);
  writer.integer(tensor_field::kDataType, type);
  writer.bytes(tensor_field::kName, name);
  writer.bytes(tensor_field::kRawData, data);
  return writer;
}

template <typename Number, typename Values>
std::string raw_data(const Values& values) {
  std::string data;
  data.reserve(std::size(values) * sizeof(Number));
  for (const auto value : values) {
    const auto number = static_cast<Number>(value);
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    data.append(bytes, sizeof number);
  }
  return data;
}

// ValueInfoProto of a float32 tensor whose first dimension is open.
ProtobufWriter value_info(const std::string& name, const Shape& example,
                          std::string_view explanation) {
  ProtobufWriter shape;
  const auto add_dim = [&](const ProtobufWriter& dim) { shape.message(1, dim); };
  ProtobufWriter batch;
  batch.bytes(2, "N");  // dim_param
  add_dim(batch);
  for (const Index size : example) {
    ProtobufWriter dim;
    dim.integer(1, size);  // dim_value
    add_dim(dim);
  }
  ProtobufWriter tensor_type;
  tensor_type.integer(1, kFloat32);
  tensor_type.message(2, shape);
  ProtobufWriter type;
  type.message(1, tensor_type);
  ProtobufWriter value;
  value.bytes(value_field::kName, name);
  value.message(value_field::kType, type);
  value.bytes(value_field::kExplanation, explanation);
  return value;
}

}  // namespace

OnnxAttribute::OnnxAttribute(std::string_view name, Index value)
    : encoded_(attribute(name, attribute_type::kInt)) {
  encoded_.integer(attribute_field::kInt, value);
}

OnnxAttribute::OnnxAttribute(std::string_view name, double value)
    : encoded_(attribute(name, attribute_type::kFloat)) {
  encoded_.number(attribute_field::kFloat, static_cast<float>(value));
}

OnnxAttribute::OnnxAttribute(std::string_view name, std::string_view value)
    : encoded_(attribute(name, attribute_type::kString)) {
  encoded_.bytes(attribute_field::kString, value);
}

OnnxAttribute::OnnxAttribute(std::string_view name, std::initializer_list<Index> values)
    : encoded_(attribute(name, attribute_type::kInts)) {
  for (const Index value : values) encoded_.integer(attribute_field::kInts, value);
}

OnnxGraph::OnnxGraph(std::string_view name) { encoded_.bytes(graph_field::kName, name); }

void OnnxGraph::node(std::string_view type, const std::vector<std::string>& inputs,
                     const std::string& output, std::initializer_list<OnnxAttribute> attributes) {
  ProtobufWriter node;
  for (const std::string& input : inputs) node.bytes(node_field::kInput, input);
  node.bytes(node_field::kOutput, output);
  node.bytes(node_field::kName, output);
  node.bytes(node_field::kOpType, type);
  for (const OnnxAttribute& one : attributes) node.message(node_field::kAttribute, one.encoded());
  encoded_.message(graph_field::kNode, node);
}

bool OnnxGraph::is_stored(const std::string& name) {
  if (std::ranges::find(stored_, name) != stored_.end()) return true;
  stored_.push_back(name);
  return false;
}

void OnnxGraph::stored(const std::string& name, const Tensor& values, std::span<const Index> dims) {
  if (is_stored(name)) return;
  encoded_.message(graph_field::kInitializer,
                   tensor(name, dims, kFloat32, raw_data<float>(values.values())));
}

void OnnxGraph::stored(const std::string& name, std::initializer_list<Index> dims,
                       std::initializer_list<double> values) {
  if (is_stored(name)) return;
  encoded_.message(graph_field::kInitializer, tensor(name, std::span(dims.begin(), dims.size()),
                                                     kFloat32, raw_data<float>(values)));
}

void OnnxGraph::stored_equal(const std::string& name, Index count, double value) {
  if (is_stored(name)) return;
  const std::vector<double> values(static_cast<std::size_t>(count), value);
  encoded_.message(graph_field::kInitializer,
                   tensor(name, std::span(&count, 1), kFloat32, raw_data<float>(values)));
}

void OnnxGraph::stored_integers(const std::string& name, std::initializer_list<Index> values) {
  if (is_stored(name)) return;
  const auto count = static_cast<Index>(values.size());
  encoded_.message(graph_field::kInitializer,
                   tensor(name, std::span(&count, 1), kInt64, raw_data<std::int64_t>(values)));
}

void OnnxGraph::input(const std::string& name, const Shape& example, std::string_view explanation) {
  encoded_.message(graph_field::kInput, value_info(name, example, explanation));
}

void OnnxGraph::output(const std::string& name, const Shape& example,
                       std::string_view explanation) {
  encoded_.message(graph_field::kOutput, value_info(name, example, explanation));
}

}  // namespace inkgrad
