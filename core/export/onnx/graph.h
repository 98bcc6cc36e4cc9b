// OnnxGraph: the nodes and stored numbers of an ONNX graph as they are added, encoded at once.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/scalar.h"
#include "core/export/protobuf_writer.h"
#include "core/tensor/tensor.h"

namespace inkgrad {

// One attribute of a node, in its encoding.
class OnnxAttribute {
 public:
  OnnxAttribute(std::string_view name, Index value);
  OnnxAttribute(std::string_view name, double value);
  OnnxAttribute(std::string_view name, std::string_view value);
  OnnxAttribute(std::string_view name, std::initializer_list<Index> values);

  const ProtobufWriter& encoded() const { return encoded_; }

 private:
  ProtobufWriter encoded_;
};

class OnnxGraph {
 public:
  explicit OnnxGraph(std::string_view name);

  // `output` becomes the name of what the node gives, and of the node. An input "" is left out.
  void node(std::string_view type, const std::vector<std::string>& inputs,
            const std::string& output, std::initializer_list<OnnxAttribute> attributes = {});
  // Stored numbers; `dims` may be others than the tensor's own, for as many numbers. A name that is
  // stored already is left as it is.
  void stored(const std::string& name, const Tensor& values, std::span<const Index> dims);
  void stored(const std::string& name, std::initializer_list<Index> dims,
              std::initializer_list<double> values);
  // The same number `count` times.
  void stored_equal(const std::string& name, Index count, double value);
  void stored_integers(const std::string& name, std::initializer_list<Index> values);

  // [N, ...] for the shape of one example, N left open.
  void input(const std::string& name, const Shape& example, std::string_view explanation);
  void output(const std::string& name, const Shape& example, std::string_view explanation);

  const ProtobufWriter& encoded() const { return encoded_; }

 private:
  bool is_stored(const std::string& name);

  ProtobufWriter encoded_;
  std::vector<std::string> stored_;
};

}  // namespace inkgrad
