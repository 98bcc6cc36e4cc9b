// ProtobufWriter: one protobuf message, field by field (protobuf.dev/programming-guides/encoding).
// An ONNX file needs three wire types: varints, four bytes, and bytes with their length; a protobuf
// library with generated classes would weigh hundreds of kilobytes of WebAssembly for them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace inkgrad {

class ProtobufWriter {
 public:
  // Field numbers are those of the message's .proto file. A field written again is repeated.
  void integer(int field, std::int64_t value);
  void number(int field, float value);
  void bytes(int field, std::string_view value);  // strings too
  void message(int field, const ProtobufWriter& value) { bytes(field, value.encoded()); }

  const std::string& encoded() const { return encoded_; }

 private:
  enum class WireType { kVarint = 0, kLengthDelimited = 2, kFourBytes = 5 };

  void key(int field, WireType type);
  void varint(std::uint64_t value);

  std::string encoded_;
};

}  // namespace inkgrad
