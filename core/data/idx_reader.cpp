#include "core/data/idx_reader.h"

#include <array>
#include <string>

#include "core/base/error.h"
#include "core/data/drawn_digit.h"

namespace inkgrad {

namespace {

constexpr std::uint8_t kUnsignedByte = 0x08;
// The whole of MNIST. More would not fit beside a network into the memory of a tab's module.
constexpr std::size_t kMostDigits = 70'000;

[[noreturn]] void refuse(const char* file, const std::string& why) {
  throw Error(ErrorCode::kBadFile, text(file, " file: ", why));
}

std::string hex(std::uint8_t byte) {
  constexpr const char* kDigits = "0123456789abcdef";
  return {'0', 'x', kDigits[byte >> 4U], kDigits[byte & 15U]};
}

const char* type_name(std::uint8_t type) {
  switch (type) {
    case 0x08:
      return "unsigned bytes";
    case 0x09:
      return "signed bytes";
    case 0x0b:
      return "short integers";
    case 0x0c:
      return "integers";
    case 0x0d:
      return "floats";
    case 0x0e:
      return "doubles";
    default:
      return "no known type";
  }
}

const char* kind_of(int dimensions) {
  if (dimensions == 1) return " (labels have 1: are the two files swapped?)";
  if (dimensions == 3) return " (images have 3: are the two files swapped?)";
  return "";
}

struct Contents {
  std::array<std::uint32_t, 3> sizes{};
  std::span<const std::uint8_t> data;
};

// Checks the header of an IDX file of unsigned bytes with so many dimensions.
Contents read_header(const char* file, std::span<const std::uint8_t> bytes, int dimensions) {
  if (bytes.size() < 4) {
    refuse(file, text("expected an IDX header of 4 bytes, got ", bytes.size(), " bytes"));
  }
  if (bytes[0] == 0x1f && bytes[1] == 0x8b) {
    refuse(file, "this is gzip, which has to be unpacked before it is read as IDX");
  }
  if (bytes[0] != 0 || bytes[1] != 0) {
    refuse(file,
           text("an IDX file begins with two zero bytes, got ", hex(bytes[0]), " ", hex(bytes[1])));
  }
  if (bytes[2] != kUnsignedByte) {
    refuse(file, text("expected type 0x08 (unsigned bytes), got ", hex(bytes[2]), " (",
                      type_name(bytes[2]), ")"));
  }
  const int came = bytes[3];
  if (came != dimensions) {
    refuse(file, text("expected ", dimensions, " dimension", dimensions == 1 ? "" : "s", ", got ",
                      came, kind_of(came)));
  }
  const std::size_t header = 4 + 4 * static_cast<std::size_t>(dimensions);
  if (bytes.size() < header) {
    refuse(file, text("the header is cut off: expected ", header, " bytes, got ", bytes.size()));
  }
  Contents contents;
  for (std::size_t d = 0; d < static_cast<std::size_t>(dimensions); ++d) {
    for (std::size_t i = 0; i < 4; ++i) {
      contents.sizes[d] = contents.sizes[d] << 8U | bytes[4 + 4 * d + i];
    }
  }
  contents.data = bytes.subspan(header);
  return contents;
}

void check_length(const char* file, const Contents& contents, std::uint64_t expected,
                  const char* made_of) {
  const std::uint64_t came = contents.data.size();
  if (came < expected) {
    refuse(file, text("cut off: ", contents.sizes[0], " ", made_of, " need ", expected,
                      " bytes after the header, got ", came));
  }
  if (came > expected) {
    refuse(file, text(came - expected, " bytes too many: ", contents.sizes[0], " ", made_of,
                      " need ", expected, " bytes after the header, got ", came));
  }
}

}  // namespace

IdxDigits read_idx_digits(std::span<const std::uint8_t> images,
                          std::span<const std::uint8_t> labels) {
  const Contents pictures = read_header("images", images, 3);
  const Contents names = read_header("labels", labels, 1);
  const std::uint32_t count = pictures.sizes[0];
  if (pictures.sizes[1] != kDigitSide || pictures.sizes[2] != kDigitSide) {
    refuse("images",
           text("expected pictures of 28x28, got ", pictures.sizes[1], "x", pictures.sizes[2]));
  }
  if (count == 0) refuse("images", "it holds no pictures");
  if (count > kMostDigits) {
    refuse("images", text("expected at most ", kMostDigits, " pictures, got ", count));
  }
  check_length("images", pictures, std::uint64_t{count} * kDigitPixels, "pictures of 28x28");
  if (names.sizes[0] != count) {
    refuse("labels",
           text("expected ", count, " labels, one for each picture, got ", names.sizes[0]));
  }
  check_length("labels", names, count, "labels");
  for (std::size_t i = 0; i < count; ++i) {
    if (names.data[i] > 9) {
      refuse("labels", text("label ", i, ": expected 0..9, got ", static_cast<int>(names.data[i])));
    }
  }
  return {static_cast<int>(count),
          {pictures.data.begin(), pictures.data.end()},
          {names.data.begin(), names.data.end()}};
}

}  // namespace inkgrad
