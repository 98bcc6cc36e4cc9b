// negate: y = -a, cell by cell; any shape.
#include "core/ops/function_op.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Negate {
  static constexpr std::string_view kWorking = R"(-#)";
  static const ExpressionFunction& function() {
    static const ExpressionFunction& found = expression_operator("neg");
    return found;
  }
};
}  // namespace

const Op kNegate = function_op<Negate, kNegate, false>("negate", R"(y = -a)");

}  // namespace inkgrad
