#include "core/data/label_noise.h"

#include <cmath>
#include <numeric>
#include <vector>

#include "core/base/rng.h"

namespace inkgrad {

namespace {
// Stream of the data's seed: generators of points use small numbers.
constexpr std::uint64_t kNoiseStream = 4'000;
}  // namespace

void add_label_noise(Dataset& data, double share, std::uint64_t seed) {
  if (!data.is_classification()) return;
  Rng rng(seed, kNoiseStream);
  std::vector<Index> order(static_cast<std::size_t>(data.count()));
  std::iota(order.begin(), order.end(), Index{0});
  rng.shuffle(std::span(order));
  const auto noisy = static_cast<std::size_t>(std::lround(double(data.count()) * share));
  const auto classes = static_cast<std::uint32_t>(data.outputs());
  for (const Index i : std::span(order).first(noisy)) {
    data.relabel(i, static_cast<int>(rng.below(classes)));
  }
}

}  // namespace inkgrad
