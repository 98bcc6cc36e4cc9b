#include "core/trace/snapshot.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace inkgrad {

void fill_histogram(std::span<const Scalar> numbers, int bins, Histogram& histogram) {
  constexpr int kMaxBins = 512;
  if (bins < 1 || bins > kMaxBins) {
    throw Error(ErrorCode::kInvalidArgument,
                text("histogram bins: expected 1 to ", kMaxBins, ", got ", bins));
  }
  Scalar largest = 0;
  for (const Scalar x : numbers) {
    if (std::isfinite(x)) largest = std::max(largest, std::abs(x));
  }
  if (largest == 0) largest = 1;
  histogram.low = -largest;
  histogram.high = largest;
  histogram.counts.assign(static_cast<std::size_t>(bins), 0);
  const Scalar scale = static_cast<Scalar>(bins) / (2 * largest);
  for (const Scalar x : numbers) {
    if (!std::isfinite(x)) continue;
    const int bin = std::clamp(static_cast<int>((x + largest) * scale), 0, bins - 1);
    histogram.counts[static_cast<std::size_t>(bin)] += 1;
  }
}

}  // namespace inkgrad
