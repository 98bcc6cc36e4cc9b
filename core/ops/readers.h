// Which output cells can depend on one cell of an input: what an op says so that one cell's
// gradient need not be looked for among all of them. For looking, not for speed.
#pragma once

#include <algorithm>

#include "core/ops/op.h"

namespace inkgrad {

// Each cell of the first input (or of any input of the output's size) makes the cell at its own
// place.
inline void same_cell_readers(const OpContext&, int, Index index, std::vector<CellRun>& runs) {
  runs.push_back({index, 1});
}

// All cells of channel c of [N, C, ...].
inline void channel_readers(const Shape& shape, Index channel, std::vector<CellRun>& runs) {
  const Index inner = shape.row_count() / shape[1];
  for (Index n = 0; n < shape[0]; ++n) runs.push_back({(n * shape[1] + channel) * inner, inner});
}

// The places of a sliding window, along one axis, that cover `at`: taps `dilation` apart.
// visit(place) in rising order.
template <typename Visit>
void each_covering(Index at, Index places, Index kernel, Index stride, Index padding,
                   Index dilation, Visit&& visit) {
  const Index reach = (kernel - 1) * dilation;
  const Index first = std::max(Index(0), (at + padding - reach + stride - 1) / stride);
  for (Index place = first; place < places && place * stride <= at + padding; ++place) {
    if ((at + padding - place * stride) % dilation == 0 && at + padding - place * stride <= reach) {
      visit(place);
    }
  }
}

}  // namespace inkgrad
