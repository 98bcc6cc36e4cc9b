// MNIST's files: read right, and every kind of damage refused by name.
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "core/data/idx_reader.h"
#include "tests/native/data/refusal.h"

namespace inkgrad {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes idx(std::uint8_t type, const std::vector<std::uint32_t>& sizes, const Bytes& data) {
  Bytes bytes{0, 0, type, static_cast<std::uint8_t>(sizes.size())};
  for (const std::uint32_t size : sizes) {
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
      bytes.push_back(static_cast<std::uint8_t>(size >> shift));
    }
  }
  bytes.insert(bytes.end(), data.begin(), data.end());
  return bytes;
}

Bytes images_of(std::uint32_t count) {
  Bytes data(std::size_t{count} * 784);
  for (std::size_t i = 0; i < data.size(); ++i) data[i] = static_cast<std::uint8_t>(i % 251);
  return idx(8, {count, 28, 28}, data);
}

Bytes labels_of(const Bytes& labels) {
  return idx(8, {static_cast<std::uint32_t>(labels.size())}, labels);
}

const Bytes kImages = images_of(3);
const Bytes kLabels = labels_of({7, 0, 9});

std::string refused(const Bytes& images, const Bytes& labels) {
  return refusal_of([&] { (void)read_idx_digits(images, labels); });
}

TEST_CASE("a pair of IDX files gives its digits and labels in order", "[data][idx]") {
  const IdxDigits digits = read_idx_digits(kImages, kLabels);
  CHECK(digits.count == 3);
  CHECK(digits.labels == Bytes{7, 0, 9});
  REQUIRE(digits.pixels.size() == 3 * 784);
  CHECK(digits.pixels[784] == 784 % 251);
}

TEST_CASE("each damage to an IDX header is refused by name", "[data][idx]") {
  Bytes images = kImages;
  SECTION("no bytes at all") {
    CHECK(refused({}, kLabels) ==
          "bad_file: images file: expected an IDX header of 4 bytes, got 0 bytes");
    CHECK(refused(kImages, {}) ==
          "bad_file: labels file: expected an IDX header of 4 bytes, got 0 bytes");
  }
  SECTION("gzip that was not unpacked") {
    images[0] = 0x1f;
    images[1] = 0x8b;
    CHECK(refused(images, kLabels) ==
          "bad_file: images file: this is gzip, which has to be unpacked before it is read as IDX");
  }
  SECTION("something else entirely") {
    images[0] = 0x89;
    images[1] = 'P';
    CHECK(refused(images, kLabels) ==
          "bad_file: images file: an IDX file begins with two zero bytes, got 0x89 0x50");
  }
  SECTION("another type of numbers") {
    images[2] = 0x0d;
    CHECK(refused(images, kLabels) ==
          "bad_file: images file: expected type 0x08 (unsigned bytes), got 0x0d (floats)");
    images[2] = 0x42;
    CHECK(refused(images, kLabels).ends_with("got 0x42 (no known type)"));
  }
  SECTION("another number of dimensions") {
    images[3] = 4;
    CHECK(refused(images, kLabels) == "bad_file: images file: expected 3 dimensions, got 4");
  }
  SECTION("images and labels swapped") {
    CHECK(refused(kLabels, kImages) ==
          "bad_file: images file: expected 3 dimensions, got 1 (labels have 1: are the two files "
          "swapped?)");
  }
  SECTION("cut off within the sizes") {
    images.resize(11);
    CHECK(refused(images, kLabels) ==
          "bad_file: images file: the header is cut off: expected 16 bytes, got 11");
  }
}

TEST_CASE("each wrong size of an IDX file is refused by name", "[data][idx]") {
  SECTION("pictures of another size") {
    CHECK(refused(idx(8, {1, 32, 32}, Bytes(1024)), labels_of({1})) ==
          "bad_file: images file: expected pictures of 28x28, got 32x32");
  }
  SECTION("no pictures") {
    CHECK(refused(idx(8, {0, 28, 28}, {}), labels_of({})) ==
          "bad_file: images file: it holds no pictures");
  }
  SECTION("a count that would take all memory") {
    CHECK(refused(idx(8, {0xffffffffU, 28, 28}, {}), kLabels) ==
          "bad_file: images file: expected at most 70000 pictures, got 4294967295");
    CHECK(refused(kImages, idx(8, {0xffffffffU}, {})) ==
          "bad_file: labels file: expected 3 labels, one for each picture, got 4294967295");
    CHECK(refused(idx(8, {1, 0xffffffffU, 0xffffffffU}, {}), kLabels) ==
          "bad_file: images file: expected pictures of 28x28, got 4294967295x4294967295");
  }
  SECTION("a count beyond the bytes that are there") {
    CHECK(refused(idx(8, {60000, 28, 28}, Bytes(784)), kLabels) ==
          "bad_file: images file: cut off: 60000 pictures of 28x28 need 47040000 bytes after the "
          "header, got 784");
  }
  SECTION("cut off by one byte") {
    Bytes images = kImages;
    images.pop_back();
    CHECK(refused(images, kLabels) ==
          "bad_file: images file: cut off: 3 pictures of 28x28 need 2352 bytes after the header, "
          "got 2351");
    Bytes labels = kLabels;
    labels.pop_back();
    CHECK(refused(kImages, labels) ==
          "bad_file: labels file: cut off: 3 labels need 3 bytes after the header, got 2");
  }
  SECTION("bytes left over") {
    Bytes images = kImages;
    images.push_back(0);
    CHECK(refused(images, kLabels) ==
          "bad_file: images file: 1 bytes too many: 3 pictures of 28x28 need 2352 bytes after the "
          "header, got 2353");
    Bytes labels = kLabels;
    labels.insert(labels.end(), 2, 0);
    CHECK(refused(kImages, labels).starts_with("bad_file: labels file: 2 bytes too many"));
  }
  SECTION("another number of labels than of pictures") {
    CHECK(refused(kImages, labels_of({1, 2})) ==
          "bad_file: labels file: expected 3 labels, one for each picture, got 2");
  }
  SECTION("a label that is no digit") {
    CHECK(refused(kImages, labels_of({1, 2, 10})) ==
          "bad_file: labels file: label 2: expected 0..9, got 10");
  }
}

TEST_CASE("no cut of an IDX file is read as if it were whole", "[data][idx]") {
  for (std::size_t size = 0; size < kImages.size(); ++size) {
    const Bytes cut(kImages.begin(), kImages.begin() + static_cast<std::ptrdiff_t>(size));
    REQUIRE(refused(cut, kLabels).starts_with("bad_file: images file: "));
  }
  for (std::size_t size = 0; size < kLabels.size(); ++size) {
    const Bytes cut(kLabels.begin(), kLabels.begin() + static_cast<std::ptrdiff_t>(size));
    REQUIRE(refused(kImages, cut).starts_with("bad_file: labels file: "));
  }
}

}  // namespace
}  // namespace inkgrad
