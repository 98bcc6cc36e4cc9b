// How examples are divided into training, validation and test sets, and how some classes are made
// rare in training.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "core/base/scalar.h"

namespace inkgrad {

struct SplitShares {
  double validation = 0;
  double test = 0;
};

// Numbers of examples; no two lists share one.
struct SplitIndices {
  std::vector<Index> train;
  std::vector<Index> validation;
  std::vector<Index> test;
};

// Shuffled once and for all, so that files sorted by label are split fairly. The test set does not
// depend on the size of the validation set.
SplitIndices split_indices(Index count, const SplitShares& shares);

// Step imbalance (Buda, Maki and Mazurowski 2018): of the first half of the classes only `share` of
// the examples is kept, but at least one of each class; a share of 1 keeps all.
std::vector<Index> with_minority(std::vector<Index> indices,
                                 const std::function<int(Index)>& label_of, Index classes,
                                 double share);

}  // namespace inkgrad
