// One entry of a registry with its options, as configurations have it: {"name": ..., "options":
// {...}}.
#pragma once

#include <string_view>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/option_json.h"
#include "core/base/registry.h"

namespace inkgrad {

template <typename Type>
struct Chosen {
  const Type* type;
  Options options;
};

// Options left out take their defaults. `what` names the place in messages: "optimizer". Throws for
// unknown names, members other than name, options and those in `more`, and values that do not fit.
template <typename Type>
Chosen<Type> chosen(std::string_view what, const Registry<Type>& registry, const Json& json,
                    std::string_view more = "name") {
  expect_keys(what, json, {"name", "options", more});
  if (!json.contains("name")) {
    throw Error(ErrorCode::kInvalidArgument, text(what, ": expected a \"name\", got none"));
  }
  const Type& type = registry.find(json_string(text(what, " name"), json["name"]));
  const std::string owner = text(what, " \"", type.name, "\"");
  Chosen<Type> result{&type, Options(owner, type.options)};
  if (json.contains("options")) options_from_json(owner, json["options"], result.options);
  return result;
}

inline Json named(std::string_view name, const Options& options) {
  return {{"name", name}, {"options", options_to_json(options)}};
}

}  // namespace inkgrad
