#include "core/data/split.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/rng.h"

namespace inkgrad {

namespace {

constexpr std::uint64_t kSplitSeed = 20;

Index part(Index count, double share) {
  return static_cast<Index>(std::lround(double(count) * share));
}

}  // namespace

SplitIndices split_indices(Index count, const SplitShares& shares) {
  std::vector<Index> order(static_cast<std::size_t>(count));
  std::iota(order.begin(), order.end(), Index{0});
  Rng(kSplitSeed).shuffle(std::span(order));
  const Index test = part(count, shares.test);
  const Index validation = std::min(part(count, shares.validation), count - test);
  const auto test_begin = order.end() - test;
  const auto validation_begin = test_begin - validation;
  return {.train = {order.begin(), validation_begin},
          .validation = {validation_begin, test_begin},
          .test = {test_begin, order.end()}};
}

std::vector<Index> with_minority(std::vector<Index> indices,
                                 const std::function<int(Index)>& label_of, Index classes,
                                 double share) {
  std::vector<Index> room(static_cast<std::size_t>(classes));
  for (const Index i : indices) ++room[static_cast<std::size_t>(label_of(i))];
  for (std::size_t c = 0; c < room.size() / 2; ++c) {
    if (room[c] > 0) room[c] = std::max(Index{1}, part(room[c], share));
  }
  std::erase_if(indices,
                [&](Index i) { return room[static_cast<std::size_t>(label_of(i))]-- <= 0; });
  return indices;
}

}  // namespace inkgrad
