// Expression: a formula in x and y, typed by a person, checked once and then evaluated any number
// of times without taking memory.
//   numbers  x  y  pi  e   + - * / ^   unary -   ( )   < > <= >=, which give 0 or 1
//   sin cos tan tanh sigmoid relu exp log sqrt abs sign floor   min max atan2 of two
// As usual ^ binds strongest and to the right, so -x^2 is -(x^2); a comparison binds weakest.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/expression_function.h"

namespace inkgrad {

class Expression {
 public:
  static constexpr std::size_t kMaxLength = 500;  // characters
  static constexpr int kMaxNesting = 50;          // parentheses, powers of powers, signs of signs

  // A value with its derivatives by x and y.
  struct Gradient {
    double value = 0;
    double dx = 0;
    double dy = 0;
  };

  // Throws kInvalidArgument, or kUnknownName with the names there are, and says where:
  //   formula: at character 7: expected a number, a name or "(", got ")"
  explicit Expression(std::string_view source);

  // Whatever the arithmetic gives: outside a function's domain NaN or an infinity.
  double evaluate(double x, double y) const;
  // The same with derivatives (forward mode: every step carries them along). At a kink or a jump,
  // that of one side.
  Gradient gradient(double x, double y) const;

 private:
  std::vector<ExpressionStep> program_;
};

}  // namespace inkgrad
