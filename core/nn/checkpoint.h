// Checkpoint: named tensors and text metadata in one safetensors file
// (huggingface.co/docs/safetensors: 8-byte little-endian header length, JSON header, raw data).
// Python's safetensors and PyTorch read what write_checkpoint() writes.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/nn/parameter_store.h"

namespace inkgrad {

using Metadata = std::map<std::string, std::string>;

struct StoredTensor {
  std::string name;
  std::vector<Index> shape;
  std::span<const std::uint8_t> bytes;  // float32, little-endian
};

struct Checkpoint {
  Metadata metadata;
  std::vector<StoredTensor> tensors;  // they look into the bytes that were read
};

std::string write_checkpoint(const ParameterStore& store, const Metadata& metadata);

// Throws kBadFile saying what is wrong; reads nothing outside `bytes` and allocates no more than a
// small multiple of the header.
Checkpoint read_checkpoint(std::span<const std::uint8_t> bytes);

// Sets every parameter and statistic. Throws kBadFile when one is missing, too many, of another
// shape or not finite; then the store is as it was.
void load_parameters(const Checkpoint& checkpoint, ParameterStore& store);

}  // namespace inkgrad
