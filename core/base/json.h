// JSON in and out (nlohmann-json), with our errors: unknown keys and wrong types are refused by
// name.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/json_fwd.h"

namespace inkgrad {

// `what` names the text in messages: "run configuration". Throws kInvalidArgument, also for what is
// nested deeper or has more members than anything of ours: handling it would cost stack and time.
Json parse_json(std::string_view what, std::string_view source);

// Throws kUnknownName when `object` has a key that is not in `known`, kInvalidArgument when it is
// no object.
void expect_keys(std::string_view what, const Json& object,
                 std::initializer_list<std::string_view> known);

// The member, or a clear error: kInvalidArgument with what came.
double json_number(std::string_view what, const Json& value);
std::string json_string(std::string_view what, const Json& value);

// As text, with the numbers that JSON has no word for: {"notFinite": "NaN"}, "Infinity" or
// "-Infinity" where dump() would leave a null.
std::string dump_with_infinities(const Json& json);

}  // namespace inkgrad
