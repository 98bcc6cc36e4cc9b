// sigmoid: y = 1 / (1 + exp(-x)), any shape; dy/dx = y (1 - y).
#include <cmath>

#include "core/ops/elementwise.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Sigmoid {
  explicit Sigmoid(const Attributes&) {}
  // exp(-x) may overflow to infinity: the quotient is then 0, which is right.
  Scalar value(Scalar x) const { return 1 / (1 + std::exp(-x)); }
  Scalar derivative(Scalar, Scalar y) const { return y * (1 - y); }
};
}  // namespace

const Op kSigmoid = elementwise_op<Sigmoid>("sigmoid", R"(y = \frac{1}{1 + e^{-x}})", [] {
  return std::vector<OpExample>{{{Shape{3, 4}}}, {{Shape{2, 2, 3, 3}}}};
});

}  // namespace inkgrad
