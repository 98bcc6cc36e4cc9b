#include "core/base/expression.h"

#include <array>

#include "core/base/expression_parser.h"

namespace inkgrad {

namespace {

// Operands need an operator, a comma or a parenthesis between them, so that half of the longest
// source is the deepest stack.
constexpr std::size_t kStack = Expression::kMaxLength / 2 + 1;

using Kind = ExpressionStep::Kind;

// What does not move adds nothing, however steep the function: d sqrt(0) is 0, not 0 times
// infinity.
double along(double slope, double change) { return change == 0 ? 0 : slope * change; }

}  // namespace

Expression::Expression(std::string_view source) : program_(parse_expression(source)) {}

double Expression::evaluate(double x, double y) const {
  std::array<double, kStack> stack;
  std::size_t top = 0;
  for (const ExpressionStep& step : program_) {
    switch (step.kind) {
      case Kind::kNumber:
        stack[top++] = step.number;
        break;
      case Kind::kX:
        stack[top++] = x;
        break;
      case Kind::kY:
        stack[top++] = y;
        break;
      case Kind::kVariable:  // not in a formula of x and y
        break;
      case Kind::kCall:
        const bool two = step.function->arguments == 2;
        if (two) --top;
        stack[top - 1] = step.function->value(stack[top - 1], two ? stack[top] : 0);
        break;
    }
  }
  return stack[0];
}

Expression::Gradient Expression::gradient(double x, double y) const {
  std::array<Gradient, kStack> stack;
  std::size_t top = 0;
  for (const ExpressionStep& step : program_) {
    switch (step.kind) {
      case Kind::kNumber:
        stack[top++] = {step.number, 0, 0};
        break;
      case Kind::kX:
        stack[top++] = {x, 1, 0};
        break;
      case Kind::kY:
        stack[top++] = {y, 0, 1};
        break;
      case Kind::kVariable:
        break;
      case Kind::kCall:
        const bool two = step.function->arguments == 2;
        if (two) --top;
        const Gradient a = stack[top - 1];
        const Gradient b = two ? stack[top] : Gradient{};
        const double value = step.function->value(a.value, b.value);
        const Slopes slopes = step.function->slopes(a.value, b.value, value);
        stack[top - 1] = {value, along(slopes.first, a.dx) + along(slopes.second, b.dx),
                          along(slopes.first, a.dy) + along(slopes.second, b.dy)};
        break;
    }
  }
  return stack[0];
}

}  // namespace inkgrad
