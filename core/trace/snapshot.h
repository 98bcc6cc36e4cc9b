// Numbers drawn from the state of a run without changing it: histograms of weights and gradients.
#pragma once

#include <span>
#include <vector>

#include "core/base/scalar.h"

namespace inkgrad {

struct Histogram {
  Scalar low = 0;
  Scalar high = 0;
  std::vector<Scalar> counts;
};

// Equal bins over [-m, m], m the largest magnitude, so that zero is in the middle. Numbers that are
// not finite are left out. 1 to 512 bins, else Error(kInvalidArgument).
void fill_histogram(std::span<const Scalar> numbers, int bins, Histogram& histogram);

}  // namespace inkgrad
