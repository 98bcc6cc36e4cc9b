// Turns the text of a formula into the program of a stack machine; Expression's header says
// what is understood and refused.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/expression_function.h"

namespace inkgrad {

std::vector<ExpressionStep> parse_expression(std::string_view source);

// A formula in names of the person's own: whatever is none of `functions`, nor pi or e, is a
// variable. It may begin with a name for the whole: "f = a * b".
struct Formula {
  std::vector<ExpressionStep> steps;
  std::vector<std::string> variables;  // as they come
};
Formula parse_formula(std::string_view source, std::span<const std::string_view> functions);

}  // namespace inkgrad
