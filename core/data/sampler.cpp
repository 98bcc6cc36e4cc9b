#include "core/data/sampler.h"

#include <algorithm>
#include <numeric>

#include "core/base/rng.h"

namespace inkgrad {

namespace {
// Streams of the run's seed: parameters use small numbers, epochs these.
constexpr std::uint64_t kFirstEpochStream = 1'000'000;
}  // namespace

Sampler::Sampler(Index count, Index batch_size, bool shuffle, std::uint64_t seed)
    : order_(static_cast<std::size_t>(count)),
      batch_size_(batch_size),
      shuffle_(shuffle),
      seed_(seed) {
  std::iota(order_.begin(), order_.end(), Index{0});
  begin_epoch();
}

void Sampler::reset() {
  epoch_ = 0;
  position_ = 0;
  begin_epoch();
}

void Sampler::go_to(const Place& place) {
  const bool same_order = place.epoch == epoch_;
  epoch_ = place.epoch;
  position_ = place.position;
  if (!same_order) begin_epoch();
}

void Sampler::begin_epoch() {
  if (!shuffles()) return;
  std::iota(order_.begin(), order_.end(), Index{0});
  Rng rng(seed_, kFirstEpochStream + epoch_);
  rng.shuffle(std::span(order_));
}

std::span<const Index> Sampler::next() {
  const auto count = static_cast<Index>(order_.size());
  if (position_ == count) {
    ++epoch_;
    position_ = 0;
    begin_epoch();
  }
  const Index size = std::min(batch_size_, count - position_);
  const auto batch = std::span<const Index>(order_).subspan(static_cast<std::size_t>(position_),
                                                            static_cast<std::size_t>(size));
  position_ += size;
  return batch;
}

}  // namespace inkgrad
