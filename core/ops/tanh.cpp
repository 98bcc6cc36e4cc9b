// tanh: y = tanh(x), any shape; dy/dx = 1 - y^2.
#include <cmath>

#include "core/ops/elementwise.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Tanh {
  explicit Tanh(const Attributes&) {}
  Scalar value(Scalar x) const { return std::tanh(x); }
  Scalar derivative(Scalar, Scalar y) const { return 1 - y * y; }
};
}  // namespace

const Op kTanh = elementwise_op<Tanh>("tanh", R"(y = \tanh x)", [] {
  return std::vector<OpExample>{{{Shape{3, 4}}}, {{Shape{2, 2, 3, 3}}}};
});

}  // namespace inkgrad
