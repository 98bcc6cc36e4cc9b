// global_avg_pool2d: the mean of each picture. X [N, C, H, W] -> Y [N, C]; the gradient is shared
// evenly. (Lin, Chen, Yan 2014, section 3.2.)
#include "core/ops/pool_window.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 1> kInputs{{{"x"}}};

Shape output_shape(OpInputs inputs, const Attributes&) {
  const Shape& x = inputs[0].shape();
  if (x.rank() != 4) reject_shape(kGlobalAvgPool2d, 0, "[N,C,H,W]", x);
  return {x[0], x[1]};
}

// Cells of one plane.
Index plane_of(const OpContext& c) { return c.input(0).shape()[2] * c.input(0).shape()[3]; }

void forward(const OpContext& c) {
  const Index plane = plane_of(c);
  each_plane(c, [&](Index p) {
    Scalar sum = 0;
    for (Index i = p * plane; i < (p + 1) * plane; ++i) sum += c.input(0)[i];
    c.output[p] = sum / static_cast<Scalar>(plane);
  });
}

void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
  const Index plane = plane_of(c);
  each_plane(c, [&](Index p) {
    const Scalar part = out_grad[p] / static_cast<Scalar>(plane);
    for (Index i = p * plane; i < (p + 1) * plane; ++i) in_grad[i] += part;
  });
}

void jacobian_row(const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
  const Index plane = plane_of(c);
  const Scalar share = Scalar(1) / static_cast<Scalar>(plane);
  for (Index i = 0; i < plane; ++i) terms.push_back({0, out_index * plane + i, share});
}

std::vector<OpExample> examples() { return {{{Shape{2, 3, 4, 4}}}, {{Shape{1, 2, 3, 5}}}}; }

}  // namespace

const Op kGlobalAvgPool2d{.name = "global_avg_pool2d",
                          .formula = R"(y_c = \frac{1}{HW} \sum_{i,j} x_{c,i,j})",
                          .inputs = kInputs,
                          .output_shape = output_shape,
                          .forward = forward,
                          .vjp = vjp,
                          .jacobian_row = jacobian_row,
                          .examples = examples};

}  // namespace inkgrad
