// sqrt: y = sqrt(a), cell by cell; any shape.
#include "core/ops/function_op.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Sqrt {
  static const ExpressionFunction& function() {
    static const ExpressionFunction& kFunction = *find_expression_function("sqrt");
    return kFunction;
  }
};
}  // namespace

const Op kSqrt = function_op<Sqrt, kSqrt, false, true>("sqrt", R"(y = \sqrt{a})");

}  // namespace inkgrad
