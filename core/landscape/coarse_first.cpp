#include "core/landscape/coarse_first.h"

#include <bit>

namespace inkgrad {

std::vector<int> coarse_first(int count) {
  std::vector<int> order{0};
  if (count > 1) order.push_back(count - 1);
  for (auto stride = static_cast<int>(std::bit_floor(static_cast<unsigned>(count))); stride >= 1;
       stride /= 2) {
    // Odd multiples: even ones are of a coarser round.
    for (int i = stride; i < count - 1; i += 2 * stride) order.push_back(i);
  }
  return order;
}

}  // namespace inkgrad
