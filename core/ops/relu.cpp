// relu: y = max(0, x), any shape. Derivative 0 at the kink x = 0. (Nair and Hinton 2010.)
#include "core/ops/elementwise.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Relu {
  explicit Relu(const Attributes&) {}
  Scalar value(Scalar x) const { return x < 0 ? Scalar(0) : x; }
  Scalar derivative(Scalar x, Scalar) const { return x > 0 ? Scalar(1) : Scalar(0); }
  void working(Working& text, double x) const { text.write(R"(\max(0,\; #))", {x}); }
};
}  // namespace

const Op kRelu = elementwise_op<Relu>("relu", R"(y = \max(0, x))", [] {
  return std::vector<OpExample>{{{Shape{3, 4}}}, {{Shape{2, 2, 3, 3}}}};
});

}  // namespace inkgrad
