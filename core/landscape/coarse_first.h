// The order in which points along a line are worked out: the ends first, then the middles of what
// is between, so that a few of them already show the whole.
#pragma once

#include <vector>

namespace inkgrad {

// 0 to count - 1, each once. `count` >= 1.
std::vector<int> coarse_first(int count);

}  // namespace inkgrad
