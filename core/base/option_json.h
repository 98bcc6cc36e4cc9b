// Options and their specs as JSON: the catalog's controls, and the values in configurations.
#pragma once

#include <span>

#include "core/base/json_fwd.h"
#include "core/base/option.h"

namespace inkgrad {

Json specs_to_json(std::span<const OptionSpec> specs);
// Choices by name, lists as text ("2, 0.5, 1"), everything else as a number.
Json options_to_json(const Options& options);
// Sets every member of `values`; throws for unknown names and values that do not fit.
void options_from_json(std::string_view what, const Json& values, Options& options);

}  // namespace inkgrad
