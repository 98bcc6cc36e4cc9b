#include "core/base/option.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "core/base/error.h"

namespace inkgrad {

namespace {

// A number and nothing else but blanks around it.
std::optional<double> number_in(std::string_view words) {
  const std::size_t first = words.find_first_not_of(' ');
  if (first == std::string_view::npos) return std::nullopt;
  words = words.substr(first, words.find_last_not_of(' ') + 1 - first);
  // Not what strtod reads beside decimal numbers.
  if (words.find_first_not_of("0123456789+-.eE") != std::string_view::npos) return std::nullopt;
  const std::string digits(words);
  char* end = nullptr;
  const double number = std::strtod(digits.c_str(), &end);
  if (*end != '\0') return std::nullopt;
  return number;
}

}  // namespace

Options::Options(std::string owner, std::span<const OptionSpec> specs)
    : owner_(std::move(owner)), specs_(specs), lists_(specs.size()) {
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
  if (spec.kind == OptionKind::kList) {
    throw Error(ErrorCode::kInvalidArgument,
                text(owner_, ", ", name, ": expected a text of numbers, \"2, 0.5\", got ", value));
  }
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

std::span<const double> Options::list(std::string_view name) const {
  return lists_[index_of(name)];
}

void Options::set_list(std::string_view name, std::string_view numbers) {
  const std::size_t i = index_of(name);
  const OptionSpec& spec = specs_[i];
  const auto refuse = [&](const std::string& got) {
    throw Error(ErrorCode::kInvalidArgument,
                text(owner_, ", ", name, ": expected numbers ", spec.min, " to ", spec.max,
                     " with commas between them, at most ", spec.longest, "; got ", got));
  };
  if (spec.kind != OptionKind::kList) refuse("one of another kind");
  std::vector<double> list;
  const bool empty = numbers.find_first_not_of(' ') == std::string_view::npos;
  for (std::size_t at = 0; !empty && at <= numbers.size();) {
    const std::string_view item = numbers.substr(at, numbers.find(',', at) - at);
    const std::optional<double> number = number_in(item);
    if (!number || !(*number >= spec.min && *number <= spec.max)) {
      refuse(text('"', item.substr(0, 20), '"'));
    }
    if (std::ssize(list) == spec.longest) refuse("more");
    list.push_back(*number);
    at += item.size() + 1;
  }
  values_[i] = double(list.size());
  lists_[i] = std::move(list);
}

void Options::set_text(std::string_view name, std::string_view words) {
  if (specs_[index_of(name)].kind == OptionKind::kList) return set_list(name, words);
  set_choice(name, words);
}

}  // namespace inkgrad
