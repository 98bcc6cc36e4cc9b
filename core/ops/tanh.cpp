// tanh: y = tanh(x), any shape; dy/dx = 1 - y^2.
#include "core/ops/elementwise.h"
#include "core/ops/registry.h"
#include "core/tensor/kernels/maps.h"

namespace inkgrad {

namespace {
struct Tanh {
  explicit Tanh(const Attributes&) {}
  void values(const Scalar* x, Scalar* y, Index count) const { kernels::tanh_all(x, y, count); }
  Scalar derivative(Scalar, Scalar y) const { return 1 - y * y; }
  void working(Working& text, double x) const { text.write(R"(\tanh(#))", {x}); }
};
}  // namespace

const Op kTanh = elementwise_op<Tanh>("tanh", R"(y = \tanh x)", [] {
  return std::vector<OpExample>{{{Shape{3, 4}}}, {{Shape{2, 2, 3, 3}}}};
});

}  // namespace inkgrad
