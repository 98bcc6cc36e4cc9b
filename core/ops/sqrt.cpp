// sqrt: y = sqrt(a), cell by cell; any shape.
#include "core/ops/function_op.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Sqrt {
  static constexpr std::string_view kWorking = R"(\sqrt{#})";
  static const ExpressionFunction& function() {
    static const ExpressionFunction& found = *find_expression_function("sqrt");
    return found;
  }
};
}  // namespace

const Op kSqrt = function_op<Sqrt, kSqrt, false, true>("sqrt", R"(y = \sqrt{a})");

}  // namespace inkgrad
