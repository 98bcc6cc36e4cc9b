// OptionSpec: one typed setting (name, range, default, help), declared beside the algorithm that
// uses it. The page draws its control from it, the link stores it, tests iterate over it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/scalar.h"

namespace inkgrad {

// A list is several numbers, written "2, 0.5, 1"; it begins empty.
enum class OptionKind { kNumber, kInteger, kBoolean, kChoice, kList };
enum class OptionScale { kLinear, kLog };

struct OptionSpec {
  std::string_view name;   // "learning_rate": also its key in links and files
  std::string_view label;  // "Learning rate"
  std::string_view help;   // one or two sentences for the learner
  OptionKind kind = OptionKind::kNumber;
  double standard = 0;  // the default; a choice's index
  double min = 0;       // of a list: of each of its numbers, as is max
  double max = 0;
  OptionScale scale = OptionScale::kLinear;
  std::string_view unit = {};
  std::span<const std::string_view> choices = {};
  Index longest = 0;  // how many numbers a list may have
};

// Values for a list of specs, all checked: a number outside its range never gets in.
class Options {
 public:
  Options() = default;
  // Every option at its default. `owner` names the thing in messages, e.g. `optimizer "adam"`.
  Options(std::string owner, std::span<const OptionSpec> specs);

  bool has(std::string_view name) const;
  // Throw kUnknownName.
  double number(std::string_view name) const { return values_[index_of(name)]; }
  Index integer(std::string_view name) const;
  bool flag(std::string_view name) const { return number(name) != 0; }
  std::string_view choice(std::string_view name) const;
  std::span<const double> list(std::string_view name) const;

  // Throw kUnknownName for the name, kInvalidArgument for the value.
  void set(std::string_view name, double value);
  void set_choice(std::string_view name, std::string_view choice);
  // "2, 0.5, 1", or nothing for no numbers.
  void set_list(std::string_view name, std::string_view numbers);
  // What is set by words: a choice or a list.
  void set_text(std::string_view name, std::string_view words);

  std::span<const OptionSpec> specs() const { return specs_; }

 private:
  std::size_t index_of(std::string_view name) const;

  std::string owner_;
  std::span<const OptionSpec> specs_;
  std::vector<double> values_;              // of a list: how many numbers it has
  std::vector<std::vector<double>> lists_;  // one a spec, empty unless that is a list
};

}  // namespace inkgrad
