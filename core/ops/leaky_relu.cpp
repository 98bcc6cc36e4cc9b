// leaky_relu: y = x for x > 0, else slope * x, any shape. (Maas, Hannun, Ng 2013.)
#include "core/ops/elementwise.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {
struct LeakyRelu {
  explicit LeakyRelu(const Attributes& attributes)
      : slope(static_cast<Scalar>(attributes.number("negative_slope"))) {}
  Scalar value(Scalar x) const { return x < 0 ? slope * x : x; }
  Scalar derivative(Scalar x, Scalar) const { return x > 0 ? Scalar(1) : slope; }
  void working(Working& text, double x) const {
    if (x < 0) return text.write(R"(# \cdot #)", {double(slope), x});
    text.write("#", {x});
  }
  Scalar slope;
};
}  // namespace

const Op kLeakyRelu = elementwise_op<LeakyRelu>(
    "leaky_relu", R"(y = x \text{ if } x > 0 \text{ else } \alpha x)", [] {
      return std::vector<OpExample>{{{Shape{3, 4}}, {{"negative_slope", 0.1}}},
                                    {{Shape{2, 5}}, {{"negative_slope", 0.3}}}};
    });

}  // namespace inkgrad
