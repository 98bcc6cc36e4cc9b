// selu: y = lambda x for x > 0, else lambda alpha (exp(x) - 1), any shape. The two constants make
// mean 0 and variance 1 a fixed point from layer to layer. (Klambauer et al. 2017.)
#include <cmath>

#include "core/ops/elementwise.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Selu {
  static constexpr auto kLambda = static_cast<Scalar>(1.0507009873554804934193349852946);
  static constexpr auto kLambdaAlpha =
      static_cast<Scalar>(1.0507009873554804934193349852946 * 1.6732632423543772848170429916717);

  explicit Selu(const Attributes&) {}
  Scalar value(Scalar x) const { return x > 0 ? kLambda * x : kLambdaAlpha * std::expm1(x); }
  // lambda alpha exp(x) = y + lambda alpha where x <= 0.
  Scalar derivative(Scalar x, Scalar y) const { return x > 0 ? kLambda : y + kLambdaAlpha; }
  void working(Working& text, double x) const {
    if (x > 0) return text.write(R"(# \cdot #)", {double(kLambda), x});
    const double alpha = double(kLambdaAlpha) / double(kLambda);
    text.write(R"(# \cdot # \cdot (e^{#} - 1))", {double(kLambda), alpha, x});
  }
};
}  // namespace

const Op kSelu = elementwise_op<Selu>(
    "selu", R"(y = \lambda \cdot (x \text{ if } x > 0 \text{ else } \alpha\,(e^x - 1)))",
    [] { return std::vector<OpExample>{{{Shape{3, 4}}}, {{Shape{2, 2, 3, 3}}}}; });

}  // namespace inkgrad
