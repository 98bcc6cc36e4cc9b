// exp: y = e^a, cell by cell; any shape.
#include "core/ops/function_op.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Exp {
  static constexpr std::string_view kWorking = R"(e^{#})";
  static const ExpressionFunction& function() {
    static const ExpressionFunction& found = *find_expression_function("exp");
    return found;
  }
};
}  // namespace

const Op kExp = function_op<Exp, kExp, false>("exp", R"(y = e^a)");

}  // namespace inkgrad
