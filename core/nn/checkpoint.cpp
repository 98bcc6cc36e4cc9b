#include "core/nn/checkpoint.h"

#include <bit>
#include <cmath>
#include <cstring>

#include "core/base/error.h"
#include "core/base/json.h"

namespace inkgrad {

namespace {

static_assert(std::endian::native == std::endian::little, "safetensors are little-endian");

constexpr std::size_t kLengthBytes = 8;
constexpr std::size_t kMaxHeader = 1'000'000;
constexpr std::string_view kMetadataKey = "__metadata__";

[[noreturn]] void refuse(const std::string& reason) {
  throw Error(ErrorCode::kBadFile, "model file: " + reason);
}

// Everything that a model needs to answer as it does: what it learned, what was frozen, what was
// measured.
std::vector<Parameter> everything(const ParameterStore& store) {
  std::vector<Parameter> all = store.parameters();
  all.insert(all.end(), store.kept().begin(), store.kept().end());
  return all;
}

// A whole number 0 .. limit from JSON, or a refusal.
std::size_t whole(std::string_view what, const Json& value, std::size_t limit) {
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > limit) {
    refuse(text(what, ": expected a whole number up to ", limit, ", got ",
                value.dump().substr(0, 40)));
  }
  return static_cast<std::size_t>(value.get<std::uint64_t>());
}

StoredTensor read_tensor(const std::string& name, const Json& entry,
                         std::span<const std::uint8_t> data) {
  const std::string what = text("tensor \"", name.substr(0, 60), "\"");
  const bool complete = entry.is_object() && entry.contains("dtype") && entry.contains("shape") &&
                        entry.contains("data_offsets") && entry["shape"].is_array() &&
                        entry["data_offsets"].is_array() && entry["data_offsets"].size() == 2;
  if (!complete) refuse(what + ": expected dtype, shape and two data_offsets");
  if (entry["dtype"] != "F32") {
    refuse(text(what, ": expected dtype F32, got ", entry["dtype"].dump().substr(0, 20)));
  }
  StoredTensor tensor{.name = name, .shape = {}, .bytes = {}};
  std::size_t count = 1;
  for (const Json& dim : entry["shape"]) {
    const std::size_t size = whole(what + " shape", dim, data.size());
    if (size != 0 && count > data.size() / size) refuse(what + ": shape larger than the file");
    count *= size;
    tensor.shape.push_back(static_cast<Index>(size));
  }
  const std::size_t begin = whole(what + " data_offsets", entry["data_offsets"][0], data.size());
  const std::size_t end = whole(what + " data_offsets", entry["data_offsets"][1], data.size());
  if (end < begin || (end - begin) != count * sizeof(float)) {
    refuse(text(what, ": expected ", count * sizeof(float), " bytes for its shape, got ", begin,
                " to ", end));
  }
  tensor.bytes = data.subspan(begin, end - begin);
  return tensor;
}

Json read_header(std::span<const std::uint8_t> bytes) {
  const std::string_view source(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  try {
    Json header = parse_json("its header", source);
    if (header.is_object()) return header;
  } catch (const Error& error) {
    refuse(error.what());
  }
  refuse("the header is no JSON object");
}

Metadata read_metadata(const Json& json) {
  if (!json.is_object()) refuse("metadata: expected an object");
  Metadata metadata;
  for (const auto& [key, value] : json.items()) {
    if (!value.is_string()) refuse(text("metadata \"", key, "\": expected a string"));
    metadata[key] = value.get<std::string>();
  }
  return metadata;
}

}  // namespace

std::string write_checkpoint(const ParameterStore& store, const Metadata& metadata) {
  Json header = Json::object();
  header[std::string(kMetadataKey)] = metadata;
  std::size_t offset = 0;
  for (const Parameter& p : everything(store)) {
    const std::size_t end = offset + static_cast<std::size_t>(p.count) * sizeof(float);
    Json dims = Json::array();
    for (const Index dim : p.shape) dims.push_back(dim);
    header[p.name] = {
        {"dtype", "F32"}, {"shape", std::move(dims)}, {"data_offsets", {offset, end}}};
    offset = end;
  }
  std::string head = header.dump();
  head.resize((head.size() + kLengthBytes - 1) / kLengthBytes * kLengthBytes, ' ');  // aligned data
  std::string file(kLengthBytes, '\0');
  const std::uint64_t length = head.size();
  std::memcpy(file.data(), &length, kLengthBytes);
  file += head;
  for (const Parameter& p : everything(store)) {
    for (const Scalar value : store.value(p).values()) {
      const auto number = static_cast<float>(value);
      file.append(reinterpret_cast<const char*>(&number), sizeof number);
    }
  }
  return file;
}

Checkpoint read_checkpoint(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < kLengthBytes) {
    refuse(text("expected a safetensors file, got ", bytes.size(), " bytes"));
  }
  std::uint64_t length = 0;
  std::memcpy(&length, bytes.data(), kLengthBytes);
  if (length > kMaxHeader) refuse("expected a safetensors file, the header length makes no sense");
  if (length > bytes.size() - kLengthBytes) {
    refuse(text("cut short: the header needs ", length, " bytes, ", bytes.size() - kLengthBytes,
                " are there"));
  }
  const std::span<const std::uint8_t> head = bytes.subspan(kLengthBytes, std::size_t(length));
  const std::span<const std::uint8_t> data = bytes.subspan(kLengthBytes + std::size_t(length));
  const Json header = read_header(head);
  Checkpoint checkpoint;
  for (const auto& [name, entry] : header.items()) {
    if (name == kMetadataKey) {
      checkpoint.metadata = read_metadata(entry);
    } else {
      checkpoint.tensors.push_back(read_tensor(name, entry, data));
    }
  }
  return checkpoint;
}

void load_parameters(const Checkpoint& checkpoint, ParameterStore& store) {
  const auto stored = [&](const Parameter& p) -> const StoredTensor& {
    for (const StoredTensor& tensor : checkpoint.tensors) {
      if (tensor.name != p.name) continue;
      if (!std::equal(tensor.shape.begin(), tensor.shape.end(), p.shape.begin(), p.shape.end())) {
        refuse(text("tensor \"", p.name, "\": expected shape ", p.shape, ", got [",
                    comma_separated(tensor.shape), "]"));
      }
      return tensor;
    }
    refuse(text("tensor \"", p.name, "\" is missing"));
  };
  const std::vector<Parameter> all = everything(store);
  std::vector<Scalar> trained(store.values().size(), Scalar(0));
  std::vector<Scalar> kept(store.kept_values().size(), Scalar(0));
  for (const Parameter& p : all) {
    const StoredTensor& tensor = stored(p);
    std::vector<Scalar>& values = p.trained() ? trained : kept;
    for (Index i = 0; i < p.count; ++i) {
      float number = 0;
      std::memcpy(&number, tensor.bytes.data() + static_cast<std::size_t>(i) * sizeof number,
                  sizeof number);
      if (!std::isfinite(number)) {
        refuse(text("tensor \"", p.name, "\", number ", i, ": expected a finite number, got ",
                    number));
      }
      values[static_cast<std::size_t>(p.begin + i)] = static_cast<Scalar>(number);
    }
  }
  if (checkpoint.tensors.size() != all.size()) {
    refuse(text("expected ", all.size(), " tensors, got ", checkpoint.tensors.size()));
  }
  std::ranges::copy(trained, store.values().begin());
  std::ranges::copy(kept, store.kept_values().begin());
}

}  // namespace inkgrad
