// avg_pool2d: the mean under each window. X [N, C, H, W] -> Y [N, C, H', W'],
// H' = (H - K) / stride + 1. The gradient is shared evenly by the window. (LeCun et al. 1989.)
#include "core/ops/pool_window.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 1> kInputs{{{"x"}}};

Shape output_shape(OpInputs inputs, const Attributes& attributes) {
  return PoolWindow::output_shape(kAvgPool2d, inputs, attributes);
}

Scalar share_of(const PoolWindow& window) {
  return Scalar(1) / static_cast<Scalar>(window.kernel * window.kernel);
}

void forward(const OpContext& c) {
  const PoolWindow window(c);
  const Scalar share = share_of(window);
  each_plane(c, [&](Index p) {
    const Scalar* x = c.input(0).data() + p * window.plane;
    const Index begin = p * window.out_plane();
    for (Index cell = begin; cell < begin + window.out_plane(); ++cell) {
      Scalar sum = 0;
      window.each_cell(window.corner(cell), [&](Index at) { sum += x[at]; });
      c.output[cell] = sum * share;
    }
  });
}

void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
  const PoolWindow window(c);
  const Scalar share = share_of(window);
  each_plane(c, [&](Index p) {
    Scalar* dx = in_grad.data() + p * window.plane;
    const Index begin = p * window.out_plane();
    for (Index cell = begin; cell < begin + window.out_plane(); ++cell) {
      const Scalar part = out_grad[cell] * share;
      window.each_cell(window.corner(cell), [&](Index at) { dx[at] += part; });
    }
  });
}

void jacobian_row(const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
  const PoolWindow window(c);
  const Index first = out_index / window.out_plane() * window.plane;
  window.each_cell(window.corner(out_index),
                   [&](Index at) { terms.push_back({0, first + at, share_of(window)}); });
}

std::vector<OpExample> examples() {
  return {{{Shape{2, 2, 4, 4}}, {{"kernel", 2}, {"stride", 2}}},
          {{Shape{1, 2, 5, 4}}, {{"kernel", 3}, {"stride", 1}}},
          {{Shape{1, 1, 5, 5}}, {{"kernel", 2}, {"stride", 2}}}};
}

}  // namespace

const Op kAvgPool2d{.name = "avg_pool2d",
                    .formula = R"(y_{c,i,j} = \frac{1}{K^2} \sum_{u,v} x_{c,\,si+u,\,sj+v})",
                    .inputs = kInputs,
                    .output_shape = output_shape,
                    .forward = forward,
                    .vjp = vjp,
                    .jacobian_row = jacobian_row,
                    .examples = examples};

}  // namespace inkgrad
