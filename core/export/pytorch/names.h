// Names of layers as attributes of a Python class. Most keep theirs; "class", "train" or "2nd"
// cannot.
#pragma once

#include <map>
#include <string>

#include "core/nn/model_spec.h"

namespace inkgrad {

// From the layers' names to Python's, all different.
std::map<std::string, std::string> python_names(const ModelSpec& spec);

}  // namespace inkgrad
