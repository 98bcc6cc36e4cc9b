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
    case OptionKind::kList:
      return "list";
  }
  return "number";
}

// "2, 0.5, 1": each is read back as the same number. By JSON's digits, which the module has anyhow:
// std::to_chars brings tables of 115 KB.
std::string list_text(std::span<const double> numbers) {
  std::vector<std::string> items;
  for (const double number : numbers) {
    std::string digits = Json(number).dump();
    if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
    items.push_back(std::move(digits));
  }
  return comma_separated(items);
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
                    {"choices", std::move(choices)},
                    {"longest", spec.longest}});
  }
  return list;
}

Json options_to_json(const Options& options) {
  Json values = Json::object();
  for (const OptionSpec& spec : options.specs()) {
    if (spec.kind == OptionKind::kChoice) {
      values[std::string(spec.name)] = options.choice(spec.name);
    } else if (spec.kind == OptionKind::kList) {
      values[std::string(spec.name)] = list_text(options.list(spec.name));
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
      options.set_text(name, value.get<std::string>());
    } else {
      options.set(name, json_number(text(what, ", ", name), value));
    }
  }
}

}  // namespace inkgrad
