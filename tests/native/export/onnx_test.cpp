// ONNX files, decoded by a reader that shares nothing with the writer. What they compute is checked
// by onnxruntime in tests/wasm/onnx.test.mjs.
#include "core/export/onnx.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <map>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/export/protobuf_writer.h"
#include "core/ops/registry.h"

namespace inkgrad {
namespace {

// One field of a message: a number, or bytes that may be a message themselves.
struct Field {
  std::uint64_t number = 0;
  std::string bytes;
};
using Message = std::multimap<int, Field>;

class Reader {
 public:
  explicit Reader(std::string bytes) : bytes_(std::move(bytes)) {}

  Message read() {
    Message message;
    while (at_ < bytes_.size()) {
      const std::uint64_t key = varint();
      Field field;
      switch (key % 8) {
        case 0:
          field.number = varint();
          break;
        case 2:
          field.bytes = take(varint());
          break;
        case 5:
          field.bytes = take(4);
          break;
        default:
          FAIL("wire type " << key % 8);
      }
      message.emplace(static_cast<int>(key / 8), field);
    }
    return message;
  }

 private:
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1)[0]);
      value |= std::uint64_t{byte & 127U} << shift;
      if (byte < 128) return value;
    }
  }
  std::string take(std::size_t count) {
    REQUIRE(count <= bytes_.size() - at_);
    at_ += count;
    return bytes_.substr(at_ - count, count);
  }

  std::string bytes_;
  std::size_t at_ = 0;
};

Message parsed(const std::string& bytes) { return Reader(bytes).read(); }

std::vector<Message> all(const Message& message, int field) {
  std::vector<Message> list;
  const auto [begin, end] = message.equal_range(field);
  for (auto it = begin; it != end; ++it) list.push_back(parsed(it->second.bytes));
  return list;
}

std::vector<std::string> texts(const Message& message, int field) {
  std::vector<std::string> list;
  const auto [begin, end] = message.equal_range(field);
  for (auto it = begin; it != end; ++it) list.push_back(it->second.bytes);
  return list;
}

std::string one_text(const Message& message, int field) { return texts(message, field).at(0); }

std::uint64_t one_number(const Message& message, int field) {
  REQUIRE(message.count(field) == 1);
  return message.find(field)->second.number;
}

// A network with its tape and file.
struct Exported {
  explicit Exported(const char* layers)
      : model(ModelSpec::from_json({{"input", {1, 6, 6}}, {"layers", Json::parse(layers)}}), 4),
        store(model.make_store()) {
    model.initialise(store, 3);
    tape = model.make_tape(parallel, store, 1, nullptr, GradientsFor::kNothing);
    file = parsed(onnx_file(*tape));
    graph = all(file, 7).at(0);
  }

  Parallel parallel{1};
  Model model;
  ParameterStore store;
  std::unique_ptr<ModelTape> tape;
  Message file;
  Message graph;
};

constexpr const char* kSmall = R"([
    {"name":"conv","type":"conv2d","options":{"channels":2,"kernel":2,"padding_mode":"same"}},
    {"type":"activation"}, {"type":"dropout"}, {"type":"flatten"},
    {"name":"out","type":"linear","options":{"units":4}}])";

TEST_CASE("protobuf: numbers of any size, texts and floats in their own wire types", "[export]") {
  ProtobufWriter writer;
  writer.integer(1, 300);
  writer.integer(2, -1);
  writer.bytes(100, "text");
  writer.number(4, 1.5F);
  // 300 is the example of protobuf's own documentation.
  CHECK(writer.encoded().substr(0, 3) == "\x08\xAC\x02");
  const Message message = parsed(writer.encoded());
  CHECK(one_number(message, 1) == 300);
  CHECK(one_number(message, 2) == ~std::uint64_t{0});
  CHECK(one_text(message, 100) == "text");
  float number = 0;
  std::memcpy(&number, one_text(message, 4).data(), sizeof number);
  CHECK(number == 1.5F);
}

TEST_CASE("an ONNX file says its versions, its input and its output", "[export][onnx]") {
  const Exported exported(kSmall);
  CHECK(one_number(exported.file, 1) == 8);
  CHECK(one_text(exported.file, 2) == "inkgrad");
  CHECK(one_number(all(exported.file, 8).at(0), 2) == 17);
  const Message input = all(exported.graph, 11).at(0);
  CHECK(one_text(input, 1) == "input");
  const Message tensor = all(all(input, 2).at(0), 1).at(0);
  CHECK(one_number(tensor, 1) == 1);  // float32
  const std::vector<Message> dims = all(all(tensor, 2).at(0), 1);
  REQUIRE(dims.size() == 4);
  CHECK(one_text(dims[0], 2) == "N");
  CHECK(one_number(dims[1], 1) == 1);
  CHECK(one_number(dims[3], 1) == 6);
  CHECK(one_text(all(exported.graph, 12).at(0), 1) == "out");
}

TEST_CASE("an ONNX graph goes from input to output, without dropout", "[export][onnx]") {
  const Exported exported(kSmall);
  std::vector<std::string> types;
  std::vector<std::string> known{"input"};
  for (const Message& tensor : all(exported.graph, 5)) known.push_back(one_text(tensor, 8));
  for (const Message& node : all(exported.graph, 1)) {
    types.push_back(one_text(node, 4));
    for (const std::string& input : texts(node, 1)) {
      INFO(types.back() << " reads " << input);
      CHECK(std::ranges::find(known, input) != known.end());
    }
    known.push_back(one_text(node, 2));
  }
  CHECK(types == std::vector<std::string>{"Conv", "Add", "Relu", "Flatten", "MatMul", "Add"});
  CHECK(known.back() == "out");
}

TEST_CASE("a network that ends in dropout keeps the name of its output", "[export][onnx]") {
  const Exported exported(R"([{"type":"flatten"},{"type":"linear","options":{"units":4}},
                              {"name":"last","type":"dropout"}])");
  const Message last = all(exported.graph, 1).back();
  CHECK(one_text(last, 4) == "Identity");
  CHECK(one_text(last, 2) == "last");
  CHECK(one_text(all(exported.graph, 12).at(0), 1) == "last");
}

TEST_CASE("an ONNX file holds every parameter, number by number", "[export][onnx]") {
  const Exported exported(kSmall);
  std::map<std::string, Message> tensors;
  for (const Message& tensor : all(exported.graph, 5)) tensors[one_text(tensor, 8)] = tensor;
  for (const Parameter& p : exported.store.parameters()) {
    INFO(p.name);
    REQUIRE(tensors.contains(p.name));
    CHECK(one_number(tensors[p.name], 2) == 1);  // float32
    const std::string raw = one_text(tensors[p.name], 9);
    REQUIRE(raw.size() == static_cast<std::size_t>(p.count) * sizeof(float));
    for (Index i = 0; i < p.count; ++i) {
      float number = 0;
      std::memcpy(&number, raw.data() + static_cast<std::size_t>(i) * sizeof number, sizeof number);
      REQUIRE(number == static_cast<float>(exported.store.value(p)[i]));
    }
  }
}

TEST_CASE("every op that a layer may use can be said in ONNX, and no loss", "[export][onnx]") {
  const std::array of_formulas{&kSubtract, &kMultiply, &kDivide, &kPower, &kNegate, &kExp,
                               &kLog,      &kSin,      &kCos,    &kSqrt,  &kAbs};
  for (const Op& op : op_registry()) {
    const bool is_loss = std::ranges::any_of(loss_registry(), [&](const Loss& loss) {
      return loss.op->name == op.name ||
             (loss.weighted_op != nullptr && loss.weighted_op->name == op.name);
    });
    INFO(op.name);
    const bool of_formula =
        std::ranges::any_of(of_formulas, [&](const Op* one) { return one->name == op.name; });
    CHECK(onnx_knows(op.name) == !(is_loss || of_formula));
  }
}

}  // namespace
}  // namespace inkgrad
