// What an Expression is made of: operators and functions by name, and the steps of its program.
// Both operators and functions are one kind of entry: numbers in, a number and its slopes out.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace inkgrad {

// Derivatives of a function's value by its first and second argument.
struct Slopes {
  double first = 0;
  double second = 0;
};

struct ExpressionFunction {
  std::string_view name;  // "sin", "+"
  int arguments;          // 1 or 2
  double (*value)(double a, double b);
  Slopes (*slopes)(double a, double b, double value);
};

// Those that are called by name: sin(x).
std::span<const ExpressionFunction> expression_functions();
// Null when there is none of that name.
const ExpressionFunction* find_expression_function(std::string_view name);
// "+", "-", "*", "/", "^", "<", ">", "<=", ">=", and "neg" for the sign.
const ExpressionFunction& expression_operator(std::string_view name);

// One step of a stack machine: puts a number, x or y on the stack, or takes a function's arguments
// from it and puts its value.
struct ExpressionStep {
  enum class Kind { kNumber, kX, kY, kCall, kVariable };
  Kind kind = Kind::kNumber;
  double number = 0;
  const ExpressionFunction* function = nullptr;
  std::size_t variable = 0;  // of parse_formula(): which name
  // The piece of the source that it stands for, arguments of an operator left out.
  std::size_t begin = 0;
  std::size_t end = 0;
};

}  // namespace inkgrad
