// sigmoid: y = 1 / (1 + exp(-x)), any shape; dy/dx = y (1 - y).
#include "core/ops/elementwise.h"
#include "core/ops/registry.h"
#include "core/tensor/kernels/maps.h"

namespace inkgrad {

namespace {
struct Sigmoid {
  explicit Sigmoid(const Attributes&) {}
  void values(const Scalar* x, Scalar* y, Index count) const { kernels::sigmoid_all(x, y, count); }
  Scalar derivative(Scalar, Scalar y) const { return y * (1 - y); }
  void working(Working& text, double x) const { text.write(R"(\frac{1}{1 + e^{-#}})", {x}); }
};
}  // namespace

const Op kSigmoid = elementwise_op<Sigmoid>("sigmoid", R"(y = \frac{1}{1 + e^{-x}})", [] {
  return std::vector<OpExample>{{{Shape{3, 4}}}, {{Shape{2, 2, 3, 3}}}};
});

}  // namespace inkgrad
