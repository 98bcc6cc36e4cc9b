// sin: y = sin a, cell by cell; any shape.
#include "core/ops/function_op.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Sin {
  static constexpr std::string_view kWorking = R"(\sin(#))";
  static const ExpressionFunction& function() {
    static const ExpressionFunction& found = *find_expression_function("sin");
    return found;
  }
};
}  // namespace

const Op kSin = function_op<Sin, kSin, false>("sin", R"(y = \sin a)");

}  // namespace inkgrad
