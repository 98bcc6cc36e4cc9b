#include "core/export/protobuf_writer.h"

#include <bit>

namespace inkgrad {

void ProtobufWriter::integer(int field, std::int64_t value) {
  key(field, WireType::kVarint);
  varint(static_cast<std::uint64_t>(value));
}

void ProtobufWriter::number(int field, float value) {
  key(field, WireType::kFourBytes);
  const auto bits = std::bit_cast<std::uint32_t>(value);
  for (unsigned shift = 0; shift < 32; shift += 8) {
    encoded_.push_back(static_cast<char>((bits >> shift) & 0xFFU));
  }
}

void ProtobufWriter::bytes(int field, std::string_view value) {
  key(field, WireType::kLengthDelimited);
  varint(value.size());
  encoded_.append(value);
}

void ProtobufWriter::key(int field, WireType type) {
  varint(static_cast<std::uint64_t>(field) << 3U | static_cast<std::uint64_t>(type));
}

// Seven bits a byte, the lowest first; the eighth says that more follow.
void ProtobufWriter::varint(std::uint64_t value) {
  for (; value >= 0x80U; value >>= 7U) {
    encoded_.push_back(static_cast<char>((value & 0x7FU) | 0x80U));
  }
  encoded_.push_back(static_cast<char>(value));
}

}  // namespace inkgrad
