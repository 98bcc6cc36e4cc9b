// hard_tanh: y = x cut off at -1 and 1, any shape. Derivative 0 at both kinks and beyond.
// (Collobert et al. 2011.)
#include <algorithm>

#include "core/ops/elementwise.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct HardTanh {
  explicit HardTanh(const Attributes&) {}
  Scalar value(Scalar x) const { return std::clamp(x, Scalar(-1), Scalar(1)); }
  Scalar derivative(Scalar x, Scalar) const { return x > -1 && x < 1 ? Scalar(1) : Scalar(0); }
  void working(Working& text, double x) const { text.write(R"(\max(-1,\; \min(1,\; #)))", {x}); }
};
}  // namespace

const Op kHardTanh = elementwise_op<HardTanh>("hard_tanh", R"(y = \max(-1, \min(1, x)))", [] {
  // The second is large enough to reach beyond both kinks.
  return std::vector<OpExample>{{{Shape{3, 4}}}, {{Shape{3, 4, 4}}}};
});

}  // namespace inkgrad
