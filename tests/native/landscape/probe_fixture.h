// A small network on a few points, and a probe of its loss.
#pragma once

#include "core/landscape/loss_probe.h"
#include "tests/native/train/small_network.h"

namespace inkgrad {

struct ProbeFixture {
  ProbeFixture()
      : small(R"([{"type":"linear","name":"hidden","options":{"units":4}},
                  {"type":"activation","options":{"function":"tanh"}},
                  {"type":"linear","name":"out","options":{"units":2}}])",
              2),
        data(points_of({{1, 2, 0}, {-1, 0.5, 1}, {0.5, -2, 1}, {2, 2, 0}, {-2, -1, 1}}, 2)) {}

  LossProbe probe() {
    return LossProbe(small.model, small.store, LossSettings(kSoftmaxCrossEntropyLoss), data, 100,
                     parallel);
  }

  SmallNetwork small;
  PointDataset data;
  Parallel parallel{1};
};

}  // namespace inkgrad
