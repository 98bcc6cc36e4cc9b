// softplus: y = log(1 + exp(x)), any shape; dy/dx = sigmoid(x). (Dugas et al. 2001.)
#include <cmath>

#include "core/ops/elementwise.h"
#include "core/ops/registry.h"
#include "core/tensor/kernels/maps.h"

namespace inkgrad {

namespace {
struct Softplus {
  explicit Softplus(const Attributes&) {}
  void values(const Scalar* x, Scalar* y, Index count) const { kernels::softplus_all(x, y, count); }
  Scalar derivative(Scalar x, Scalar) const { return 1 / (1 + std::exp(-x)); }
  void working(Working& text, double x) const { text.write(R"(\log(1 + e^{#}))", {x}); }
};
}  // namespace

const Op kSoftplus = elementwise_op<Softplus>("softplus", R"(y = \log(1 + e^x))", [] {
  return std::vector<OpExample>{{{Shape{3, 4}}}, {{Shape{2, 3, 4, 4}}}};
});

}  // namespace inkgrad
