// abs: y = |a|, cell by cell; any shape.
#include "core/ops/function_op.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Abs {
  static constexpr std::string_view kWorking = R"(\left|#\right|)";
  static const ExpressionFunction& function() {
    static const ExpressionFunction& found = *find_expression_function("abs");
    return found;
  }
};
}  // namespace

const Op kAbs = function_op<Abs, kAbs, false>("abs", R"(y = |a|)");

}  // namespace inkgrad
