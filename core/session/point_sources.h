// PointSources: where a run's points come from: a generator, a formula, or the learner's hand.
#pragma once

#include "core/session/points_config.h"
#include "core/session/split_data.h"

namespace inkgrad {

class PointSources {
 public:
  static constexpr std::size_t kMaxPainted = 10'000;

  // Replaces the painted points. Throws kInvalidArgument for lists of unequal length, too many, or
  // places outside the plane; then the earlier ones stay. What the labels may be depends on the
  // run: split() checks them.
  void set_painted(std::span<const float> xs, std::span<const float> ys,
                   std::span<const float> labels);

  // Throws kInvalidArgument for painted labels that the configuration has no room for.
  SplitData split(const PointsConfig& config, const Options& data) const;

 private:
  PointSet points_of(const PointsConfig& config) const;
  PointSet painted(const PointsConfig& config) const;

  std::vector<Scalar> painted_;  // x, y, label
};

}  // namespace inkgrad
