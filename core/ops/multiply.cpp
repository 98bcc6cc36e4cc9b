// multiply: y = a b, cell by cell; any shape, both the same.
#include "core/ops/function_op.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Multiply {
  static constexpr std::string_view kWorking = R"(# \cdot #)";
  static const ExpressionFunction& function() {
    static const ExpressionFunction& found = expression_operator("*");
    return found;
  }
};
}  // namespace

const Op kMultiply = function_op<Multiply, kMultiply, true, false, true>("multiply", R"(y = a\,b)");

}  // namespace inkgrad
