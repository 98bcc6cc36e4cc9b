// Digits from a pair of MNIST-format (IDX) files, as raw bytes. Layout, big-endian: two zero bytes,
// a type byte (0x08 = unsigned byte), the number of dimensions, the dimensions (32 bits each), the
// data. Images are [count, 28, 28], labels [count]. gzip is undone before the bytes come here.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace inkgrad {

struct IdxDigits {
  int count = 0;
  std::vector<std::uint8_t> pixels;  // count x 784, 0 = paper
  std::vector<std::uint8_t> labels;  // count, 0..9
};

// Throws Error(kBadFile) naming the file ("images", "labels"), what was expected and what came.
// Nothing is allocated before the sizes in the header agree with the bytes that are there.
IdxDigits read_idx_digits(std::span<const std::uint8_t> images,
                          std::span<const std::uint8_t> labels);

}  // namespace inkgrad
