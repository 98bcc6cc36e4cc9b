// cos: y = cos a, cell by cell; any shape.
#include "core/ops/function_op.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Cos {
  static constexpr std::string_view kWorking = R"(\cos(#))";
  static const ExpressionFunction& function() {
    static const ExpressionFunction& found = *find_expression_function("cos");
    return found;
  }
};
}  // namespace

const Op kCos = function_op<Cos, kCos, false>("cos", R"(y = \cos a)");

}  // namespace inkgrad
