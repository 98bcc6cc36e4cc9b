#include "core/session/split_data.h"

#include "core/base/error.h"
#include "core/base/json.h"

namespace inkgrad {

namespace {

Index count_of(const std::shared_ptr<Dataset>& data) { return data ? data->count() : 0; }

}  // namespace

const Dataset& SplitData::find(std::string_view name) const {
  if (name == "train") return *train;
  if (name == "test") return *test;
  if (name != "validation") {
    throw Error(ErrorCode::kUnknownName,
                text("unknown split \"", name, "\"; known: train, validation, test"));
  }
  if (validation->count() == 0) {
    throw Error(ErrorCode::kInvalidArgument,
                "validation: expected examples, got none; this run's validation_share is 0 or very "
                "small");
  }
  return *validation;
}

Json SplitData::to_json() const {
  Json sources = Json::array();
  for (const SourceShare& share : shares) {
    sources.push_back({{"name", share.name},
                       {"train", share.train},
                       {"validation", share.validation},
                       {"test", share.test}});
  }
  return {{"sources", std::move(sources)},
          {"train", count_of(train)},
          {"validation", count_of(validation)},
          {"test", count_of(test)}};
}

}  // namespace inkgrad
