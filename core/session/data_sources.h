// DataSources: where a run's examples come from, and how they are mixed and split.
#pragma once

#include "core/data/digit_dataset.h"
#include "core/session/point_sources.h"
#include "core/session/run_config.h"

namespace inkgrad {

class DataSources {
 public:
  DataSources();

  void add_own(const Drawing& drawing, int label);
  void clear_own() { own_ = std::make_shared<DigitSource>(); }
  // Replaces earlier imported digits. Throws kBadFile; then those stay. Returns the count.
  Index import_idx(std::span<const std::uint8_t> images, std::span<const std::uint8_t> labels);
  void clear_imported() { imported_ = std::make_shared<DigitSource>(); }
  PointSources& points() { return points_; }

  // What a configuration asks for. Each source is split by itself, always the same way. Throws
  // kInvalidArgument when there is nothing to train on or nothing to test on.
  SplitData split(const RunConfig& config);
  // Puts the standard data in the place of what a configuration asks for and is not here.
  void complete(RunConfig& config);

 private:
  SplitData mix(const RunConfig& config);
  bool holds(const RunConfig& config);
  SplitData mix_digits(const Options& options);
  std::shared_ptr<DigitSource> generated(std::uint64_t seed, Index count);

  std::shared_ptr<DigitSource> generated_;
  std::uint64_t generated_seed_ = 0;
  std::shared_ptr<DigitSource> own_;
  std::shared_ptr<DigitSource> imported_;
  PointSources points_;
};

}  // namespace inkgrad
