// Turns the text of a formula into the program of a stack machine; for Expression alone, whose
// header says what is understood and refused.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/expression_function.h"

namespace inkgrad {

std::vector<ExpressionStep> parse_expression(std::string_view source);

}  // namespace inkgrad
