// silu: y = x sigmoid(x), any shape, also called swish; dy/dx = s (1 + x (1 - s)) with s =
// sigmoid(x). (Elfwing, Uchibe, Doya 2018; Ramachandran, Zoph, Le 2017.)
#include <cmath>

#include "core/ops/elementwise.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Silu {
  explicit Silu(const Attributes&) {}
  // exp(-x) may overflow to infinity: the quotient is then 0, which is right.
  Scalar value(Scalar x) const { return x / (1 + std::exp(-x)); }
  Scalar derivative(Scalar x, Scalar) const {
    const Scalar s = 1 / (1 + std::exp(-x));
    return s * (1 + x * (1 - s));
  }
  void working(Working& text, double x) const { text.write(R"(\frac{#}{1 + e^{-#}})", {x, x}); }
};
}  // namespace

const Op kSilu = elementwise_op<Silu>("silu", R"(y = \frac{x}{1 + e^{-x}})", [] {
  return std::vector<OpExample>{{{Shape{3, 4}}}, {{Shape{2, 3, 4, 4}}}};
});

}  // namespace inkgrad
