// Pieces of Python: numbers, truth values, lines that are not too long.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/scalar.h"

namespace inkgrad {

// The shortest literal that is read back as this very number: "0.003", "1e-08", "1.0".
std::string python_number(double value);
std::string python_bool(bool value);
// "[1, 28, 28]"
std::string python_list(const std::vector<std::string>& items);

// One statement, `indent` blanks in; where it would pass column 79 it is broken after its first
// opening bracket and between arguments. Ends with a newline.
std::string python_line(int indent, const std::string& statement);
// Several lines, each `indent` blanks in, as they are.
std::string python_block(int indent, std::string_view lines);

}  // namespace inkgrad
