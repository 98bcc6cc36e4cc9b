// Label noise: some labels of a training set are made wrong on purpose, to see what a network makes
// of them.
#pragma once

#include <cstdint>

#include "core/data/dataset.h"

namespace inkgrad {

// Random labels (Zhang et al. 2017): exactly `share` of the labels are drawn anew, evenly from all
// classes. One in so many classes of these therefore stays right by chance, and at a share of 1
// nothing is left to be learned but the examples themselves. Leaves a regression as it is.
void add_label_noise(Dataset& data, double share, std::uint64_t seed);

}  // namespace inkgrad
