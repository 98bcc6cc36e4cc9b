// Augmenter: changes the batches of a training run in place, as its options say. Chance depends on
// the seed, the batch's number and the row alone: the same bits for any number of threads, and each
// type draws for itself, so that one setting leaves the others' luck as it is.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/base/parallel.h"
#include "core/data/augmentation.h"
#include "core/data/augmentation/warp.h"
#include "core/tensor/tensor.h"

namespace inkgrad {

class Augmenter {
 public:
  // `options` are augmentation_options().
  Augmenter(Options options, std::uint64_t seed);

  // Whether apply() changes anything.
  bool on() const { return !(warps_.empty() && paints_.empty() && mixes_.empty()); }

  // `input` [N, C, H, W] and `target` [N, classes], all numbers 0..1. Where `input` is no picture
  // (any other rank), only the types that take any input act. Takes memory at the first batch and
  // at larger ones only.
  void apply(Parallel& parallel, const Tensor& input, const Tensor& target, std::uint64_t batch);

 private:
  using Types = std::vector<const AugmentationType*>;

  // What one task works with.
  struct Desk {
    std::vector<Scalar> spare;
    Warp warp;
  };

  bool spared(std::uint64_t key) const;
  void change_row(const Tensor& input, Index row, std::uint64_t key, Desk& desk) const;
  void mix_rows(Parallel& parallel, const Tensor& input, const Tensor& target,
                std::uint64_t batch_key);

  Options options_;
  std::uint64_t seed_;
  Types warps_, paints_, mixes_;  // those that are on
  std::array<Desk, std::size_t(kParts)> desks_;
  std::vector<Index> pairs_;  // rows that are mixed: the first with the second, and so on
};

}  // namespace inkgrad
