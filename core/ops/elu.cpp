// elu: y = x for x > 0, else alpha (exp(x) - 1), any shape. (Clevert, Unterthiner, Hochreiter
// 2016.)
#include <cmath>

#include "core/ops/elementwise.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Elu {
  explicit Elu(const Attributes& attributes)
      : alpha(static_cast<Scalar>(attributes.number("alpha"))) {}
  Scalar value(Scalar x) const { return x > 0 ? x : alpha * std::expm1(x); }
  // alpha exp(x) = y + alpha where x <= 0.
  Scalar derivative(Scalar x, Scalar y) const { return x > 0 ? Scalar(1) : y + alpha; }
  void working(Working& text, double x) const {
    if (x > 0) return text.write("#", {x});
    text.write(R"(# \cdot (e^{#} - 1))", {double(alpha), x});
  }
  Scalar alpha;
};
}  // namespace

const Op kElu =
    elementwise_op<Elu>("elu", R"(y = x \text{ if } x > 0 \text{ else } \alpha\,(e^x - 1))", [] {
      return std::vector<OpExample>{{{Shape{3, 4}}, {{"alpha", 1.0}}},
                                    {{Shape{2, 2, 3, 3}}, {{"alpha", 0.4}}}};
    });

}  // namespace inkgrad
