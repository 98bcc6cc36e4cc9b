// log: y = ln a, cell by cell; any shape.
#include "core/ops/function_op.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Log {
  static constexpr std::string_view kWorking = R"(\ln(#))";
  static const ExpressionFunction& function() {
    static const ExpressionFunction& found = *find_expression_function("log");
    return found;
  }
};
}  // namespace

const Op kLog = function_op<Log, kLog, false, true>("log", R"(y = \ln a)");

}  // namespace inkgrad
