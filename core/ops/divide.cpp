// divide: y = a / b, cell by cell; any shape, both the same.
#include "core/ops/function_op.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Divide {
  static constexpr std::string_view kWorking = R"(\frac{#}{#})";
  static const ExpressionFunction& function() {
    static const ExpressionFunction& found = expression_operator("/");
    return found;
  }
};
}  // namespace

const Op kDivide = function_op<Divide, kDivide, true>("divide", R"(y = \frac{a}{b})");

}  // namespace inkgrad
