// A formula as a tape: every operator and function becomes an op, every name a parameter of one
// number, every number a constant.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/nn/model.h"

namespace inkgrad {

struct FormulaTape {
  ParameterStore store;
  std::unique_ptr<ModelTape> model;  // input and output stay -1
};

// Throws kInvalidArgument and kUnknownName, with the place in the formula.
FormulaTape formula_tape(Parallel& parallel, std::string_view source,
                         const std::map<std::string, double, std::less<>>& numbers);

}  // namespace inkgrad
