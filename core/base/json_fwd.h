// The name of the JSON type, for headers: the library itself is slow to compile.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace inkgrad {

// Keeps the order in which keys were written.
using Json = nlohmann::ordered_json;

}  // namespace inkgrad
