// DataSources: where a run's digits come from, and how they are mixed and split.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/base/json_fwd.h"
#include "core/base/option.h"
#include "core/data/dataset.h"

namespace inkgrad {

struct SourceShare {
  std::string_view name;
  Index train;
  Index test;
};

struct SplitData {
  Dataset train;
  Dataset test;
  std::vector<SourceShare> shares;

  Json to_json() const;  // DataInfo of the page
};

class DataSources {
 public:
  DataSources();

  void add_own(const Drawing& drawing, int label);
  void clear_own() { own_ = std::make_shared<DigitSource>(); }
  // Replaces earlier imported digits. Throws kBadFile; then those stay. Returns the count.
  Index import_idx(std::span<const std::uint8_t> images, std::span<const std::uint8_t> labels);
  void clear_imported() { imported_ = std::make_shared<DigitSource>(); }

  // Whether split() finds digits to train on and digits to test on.
  bool holds_enough(const Options& options);
  // Mixes what `options` (the section "data") ask for. Each source is split by itself, always the
  // same way. Throws kInvalidArgument when there are fewer than two digits.
  SplitData split(const Options& options);

 private:
  SplitData mix(const Options& options);
  std::shared_ptr<DigitSource> generated(std::uint64_t seed, Index count);

  std::shared_ptr<DigitSource> generated_;
  std::uint64_t generated_seed_ = 0;
  std::shared_ptr<DigitSource> own_;
  std::shared_ptr<DigitSource> imported_;
};

}  // namespace inkgrad
