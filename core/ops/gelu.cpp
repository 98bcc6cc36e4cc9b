// gelu: y = x Phi(x), any shape, with the exact normal distribution Phi(x) = erfc(-x / sqrt 2) / 2;
// dy/dx = Phi(x) + x phi(x). (Hendrycks and Gimpel 2016.)
#include <cmath>
#include <numbers>

#include "core/ops/elementwise.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Gelu {
  explicit Gelu(const Attributes&) {}
  Scalar value(Scalar x) const { return x * distribution(x); }
  Scalar derivative(Scalar x, Scalar) const { return distribution(x) + x * density(x); }
  void working(Working& text, double x) const {
    text.write(R"(\frac{#}{2}\left(1 + \mathrm{erf}\frac{#}{\sqrt{2}}\right))", {x, x});
  }

  // erfc, not 1 + erf: far below zero that difference would be all rounding.
  static Scalar distribution(Scalar x) { return std::erfc(-x * kRootHalf) / 2; }
  static Scalar density(Scalar x) { return kRootHalf * kInvRootPi * std::exp(-x * x / 2); }
  static constexpr Scalar kRootHalf = std::numbers::sqrt2_v<Scalar> / 2;
  static constexpr Scalar kInvRootPi = std::numbers::inv_sqrtpi_v<Scalar>;
};
}  // namespace

const Op kGelu = elementwise_op<Gelu>(
    "gelu", R"(y = x\,\Phi(x) = \frac{x}{2}\left(1 + \mathrm{erf}\frac{x}{\sqrt 2}\right))",
    [] { return std::vector<OpExample>{{{Shape{3, 4}}}, {{Shape{2, 3, 4, 4}}}}; });

}  // namespace inkgrad
