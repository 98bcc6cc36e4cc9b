#include "core/base/option.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace inkgrad {

Options::Options(std::string owner, std::span<const OptionSpec> specs)
    : owner_(std::move(owner)), specs_(specs) {
  values_.reserve(specs.size());
  for (const OptionSpec& spec : specs) values_.push_back(spec.standard);
}

std::size_t Options::index_of(std::string_view name) const {
  for (std::size_t i = 0; i < specs_.size(); ++i) {
    if (specs_[i].name == name) return i;
  }
  std::vector<std::string_view> known;
  for (const OptionSpec& spec : specs_) known.push_back(spec.name);
  throw Error(ErrorCode::kUnknownName,
              text(owner_, ": unknown option \"", name, "\"; known: ", comma_separated(known)));
}

bool Options::has(std::string_view name) const {
  return std::ranges::any_of(specs_, [&](const OptionSpec& spec) { return spec.name == name; });
}

Index Options::integer(std::string_view name) const { return static_cast<Index>(number(name)); }

std::string_view Options::choice(std::string_view name) const {
  const std::size_t i = index_of(name);
  return specs_[i].choices[static_cast<std::size_t>(values_[i])];
}

void Options::set(std::string_view name, double value) {
  const std::size_t i = index_of(name);
  const OptionSpec& spec = specs_[i];
  const bool whole = spec.kind != OptionKind::kNumber;
  const double max = spec.kind == OptionKind::kBoolean  ? 1
                     : spec.kind == OptionKind::kChoice ? double(spec.choices.size()) - 1
                                                        : spec.max;
  const bool fits = std::isfinite(value) && value >= spec.min && value <= max &&
                    (!whole || value == std::floor(value));
  if (!fits) {
    throw Error(ErrorCode::kInvalidArgument,
                text(owner_, ", ", name, ": expected ", whole ? "a whole number " : "", spec.min,
                     " to ", max, ", got ", value));
  }
  values_[i] = value;
}

void Options::set_choice(std::string_view name, std::string_view choice) {
  const std::size_t i = index_of(name);
  const auto& choices = specs_[i].choices;
  const auto found = std::find(choices.begin(), choices.end(), choice);
  if (found == choices.end()) {
    throw Error(ErrorCode::kInvalidArgument,
                text(owner_, ", ", name, ": expected one of ", comma_separated(choices), "; got \"",
                     choice, "\""));
  }
  values_[i] = static_cast<double>(found - choices.begin());
}

}  // namespace inkgrad
