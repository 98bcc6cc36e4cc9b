// sin: y = sin a, cell by cell; any shape.
#include "core/ops/function_op.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Sin {
  static const ExpressionFunction& function() {
    static const ExpressionFunction& kFunction = *find_expression_function("sin");
    return kFunction;
  }
};
}  // namespace

const Op kSin = function_op<Sin, kSin, false>("sin", R"(y = \sin a)");

}  // namespace inkgrad
