// Sampler: the order in which a run sees its examples. Each epoch is a whole pass; its last batch
// is smaller when the batch size does not divide the count. The order of epoch e depends on the
// seed and e alone.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/scalar.h"

namespace inkgrad {

class Sampler {
 public:
  // count and batch_size >= 1. Without `shuffle`, or when a batch is the whole set, every epoch
  // goes in the order of the data.
  Sampler(Index count, Index batch_size, bool shuffle, std::uint64_t seed);

  // The next batch's example numbers, valid until the next call.
  std::span<const Index> next();
  // Back to the first batch of the first epoch.
  void reset();

  // How far it is. Going back to a place gives the batches after it again.
  struct Place {
    std::uint64_t epoch = 0;
    Index position = 0;
  };
  Place place() const { return {epoch_, position_}; }
  void go_to(const Place& place);

  // Passes over the data so far, fractional.
  double epoch() const { return double(epoch_) + double(position_) / double(order_.size()); }

 private:
  void begin_epoch();
  // A mean over all examples is the same in any order.
  bool shuffles() const { return shuffle_ && batch_size_ < static_cast<Index>(order_.size()); }

  std::vector<Index> order_;
  Index batch_size_;
  bool shuffle_;
  std::uint64_t seed_;
  std::uint64_t epoch_ = 0;
  Index position_ = 0;
};

}  // namespace inkgrad
