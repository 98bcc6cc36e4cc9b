#include "core/base/json.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace inkgrad {

Json parse_json(std::string_view what, std::string_view source) {
  constexpr int kMostLevels = 16;
  constexpr int kMostMembers = 10'000;
  int members = 0;
  const auto bounded = [&](int depth, Json::parse_event_t event, const Json&) {
    if (event == Json::parse_event_t::key) ++members;
    if (depth > kMostLevels || members > kMostMembers) {
      throw Error(ErrorCode::kInvalidArgument,
                  text(what, ": expected at most ", kMostLevels, " levels and ", kMostMembers,
                       " members, got more"));
    }
    return true;
  };
  Json parsed = Json::parse(source, bounded, /*allow_exceptions=*/false);
  if (parsed.is_discarded()) {
    throw Error(ErrorCode::kInvalidArgument,
                text(what, ": expected JSON text, got \"", source.substr(0, 40), "\""));
  }
  return parsed;
}

void expect_keys(std::string_view what, const Json& object,
                 std::initializer_list<std::string_view> known) {
  if (!object.is_object()) {
    throw Error(ErrorCode::kInvalidArgument,
                text(what, ": expected an object, got ", object.type_name()));
  }
  for (const auto& [key, value] : object.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      throw Error(ErrorCode::kUnknownName,
                  text(what, ": unknown key \"", key, "\"; known: ", comma_separated(known)));
    }
  }
}

double json_number(std::string_view what, const Json& value) {
  if (value.is_boolean()) return value.get<bool>() ? 1 : 0;
  if (!value.is_number()) {
    throw Error(ErrorCode::kInvalidArgument,
                text(what, ": expected a number, got ", value.dump().substr(0, 40)));
  }
  return value.get<double>();
}

std::string json_string(std::string_view what, const Json& value) {
  if (!value.is_string()) {
    throw Error(ErrorCode::kInvalidArgument,
                text(what, ": expected a string, got ", value.dump().substr(0, 40)));
  }
  return value.get<std::string>();
}

namespace {

// Whether there was anything to replace.
bool name_not_finite(Json& json) {
  if (json.is_structured()) {
    bool any = false;
    for (Json& part : json) any = name_not_finite(part) || any;
    return any;
  }
  if (!json.is_number_float()) return false;
  const double number = json.get<double>();
  if (std::isfinite(number)) return false;
  json = {{"notFinite", std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity"}};
  return true;
}

}  // namespace

std::string dump_with_infinities(const Json& json) {
  Json named = json;
  return name_not_finite(named) ? named.dump() : json.dump();
}

}  // namespace inkgrad
