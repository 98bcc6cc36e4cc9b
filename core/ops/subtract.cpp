// subtract: y = a - b, cell by cell; any shape, both the same.
#include "core/ops/function_op.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Subtract {
  static constexpr std::string_view kWorking = R"(# - #)";
  static const ExpressionFunction& function() {
    static const ExpressionFunction& found = expression_operator("-");
    return found;
  }
};
}  // namespace

const Op kSubtract = function_op<Subtract, kSubtract, true>("subtract", R"(y = a - b)");

}  // namespace inkgrad
