// SplitData: what a run learns from and is measured on.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/base/json_fwd.h"
#include "core/base/option.h"
#include "core/data/dataset.h"
#include "core/data/split.h"

namespace inkgrad {

// Of the options of data_options().
inline SplitShares split_shares(const Options& data) {
  return {.validation = data.number("validation_share"), .test = data.number("test_share")};
}

struct SourceShare {
  std::string_view name;
  Index train;
  Index validation;
  Index test;
};

struct SplitData {
  std::shared_ptr<Dataset> train;
  std::shared_ptr<Dataset> validation;  // of no examples where the run asks for none
  std::shared_ptr<Dataset> test;
  std::vector<SourceShare> shares;

  bool holds_enough() const { return train->count() > 0 && test->count() > 0; }
  // Throws kUnknownName and lists the splits, kInvalidArgument when that one is empty.
  const Dataset& find(std::string_view name) const;
  Json to_json() const;  // DataInfo of the page
};

}  // namespace inkgrad
