// identity: y = x, any shape: an activation that bends nothing.
#include "core/ops/elementwise.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct Identity {
  explicit Identity(const Attributes&) {}
  Scalar value(Scalar x) const { return x; }
  Scalar derivative(Scalar, Scalar) const { return 1; }
};
}  // namespace

const Op kIdentity = elementwise_op<Identity>("identity", "y = x", [] {
  return std::vector<OpExample>{{{Shape{3, 4}}}, {{Shape{2, 2, 3, 3}}}};
});

}  // namespace inkgrad
