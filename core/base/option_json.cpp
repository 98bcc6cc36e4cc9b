#include "core/base/option_json.h"

#include "core/base/error.h"
#include "core/base/json.h"

namespace inkgrad {

namespace {
std::string_view kind_name(OptionKind kind) {
  switch (kind) {
    case OptionKind::kNumber:
      return "number";
    case OptionKind::kInteger:
      return "integer";
    case OptionKind::kBoolean:
      return "boolean";
    case OptionKind::kChoice:
      return "choice";
  }
  return "number";
}
}  // namespace

Json specs_to_json(std::span<const OptionSpec> specs) {
  Json list = Json::array();
  for (const OptionSpec& spec : specs) {
    Json choices = Json::array();
    for (const std::string_view choice : spec.choices) choices.push_back(choice);
    list.push_back({{"name", spec.name},
                    {"label", spec.label},
                    {"help", spec.help},
                    {"unit", spec.unit},
                    {"kind", kind_name(spec.kind)},
                    {"default", spec.standard},
                    {"min", spec.min},
                    {"max", spec.max},
                    {"scale", spec.scale == OptionScale::kLog ? "log" : "linear"},
                    {"choices", std::move(choices)}});
  }
  return list;
}

Json options_to_json(const Options& options) {
  Json values = Json::object();
  for (const OptionSpec& spec : options.specs()) {
    if (spec.kind == OptionKind::kChoice) {
      values[std::string(spec.name)] = options.choice(spec.name);
    } else {
      values[std::string(spec.name)] = options.number(spec.name);
    }
  }
  return values;
}

void options_from_json(std::string_view what, const Json& values, Options& options) {
  if (!values.is_object()) {
    throw Error(ErrorCode::kInvalidArgument,
                text(what, " options: expected an object, got ", values.type_name()));
  }
  for (const auto& [name, value] : values.items()) {
    if (value.is_string()) {
      options.set_choice(name, value.get<std::string>());
    } else {
      options.set(name, json_number(text(what, ", ", name), value));
    }
  }
}

}  // namespace inkgrad
