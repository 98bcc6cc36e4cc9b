// upsample_nearest2d: every pixel as a square of `scale` x `scale`. X [N, C, H, W] ->
// Y [N, C, scale H, scale W]. The gradient of a pixel is the sum over its square.
#include "core/ops/pool_window.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 1> kInputs{{{"x"}}};

Shape output_shape(OpInputs inputs, const Attributes& attributes) {
  const Shape& x = inputs[0].shape();
  const Index scale = attributes.integer("scale");
  if (x.rank() != 4) reject_shape(kUpsampleNearest2d, 0, "[N,C,H,W]", x);
  return {x[0], x[1], scale * x[2], scale * x[3]};
}

// Calls visit(output index, input index) for every cell that plane p gives.
template <typename Visit>
void each_cell(const OpContext& c, Index p, Visit&& visit) {
  const Shape& out = c.output.shape();
  const Shape& in = c.input(0).shape();
  const Index scale = c.attributes.integer("scale");
  Index cell = p * out[2] * out[3];
  for (Index y = 0; y < out[2]; ++y) {
    const Index line = (p * in[2] + y / scale) * in[3];
    for (Index x = 0; x < in[3]; ++x) {
      for (Index copy = 0; copy < scale; ++copy) visit(cell++, line + x);
    }
  }
}

void forward(const OpContext& c) {
  each_plane(c, [&](Index p) {
    each_cell(c, p, [&](Index cell, Index from) { c.output[cell] = c.input(0)[from]; });
  });
}

void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
  each_plane(c, [&](Index p) {
    each_cell(c, p, [&](Index cell, Index from) { in_grad[from] += out_grad[cell]; });
  });
}

void jacobian_row(const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
  const Shape& out = c.output.shape();
  const Shape& in = c.input(0).shape();
  const Index scale = c.attributes.integer("scale");
  const Index x = out_index % out[3] / scale;
  const Index y = out_index / out[3] % out[2] / scale;
  const Index p = out_index / (out[2] * out[3]);
  terms.push_back({0, (p * in[2] + y) * in[3] + x, 1});
}

std::vector<OpExample> examples() {
  return {{{Shape{2, 2, 3, 2}}, {{"scale", 2}}},
          {{Shape{1, 2, 2, 3}}, {{"scale", 3}}},
          {{Shape{1, 1, 3, 3}}, {{"scale", 1}}}};
}

}  // namespace

const Op kUpsampleNearest2d{
    .name = "upsample_nearest2d",
    .formula = R"(y_{c,i,j} = x_{c,\,\lfloor i/s \rfloor,\,\lfloor j/s \rfloor})",
    .inputs = kInputs,
    .output_shape = output_shape,
    .forward = forward,
    .vjp = vjp,
    .jacobian_row = jacobian_row,
    .examples = examples};

}  // namespace inkgrad
