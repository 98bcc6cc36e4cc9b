// upsample_bilinear2d: between the middles of pixels along straight lines, first down, then across.
// X [N, C, H, W] -> Y [N, C, scale H, scale W]. Output row i lies at input row (i + 1/2) / scale -
// 1/2, at the border at the border itself (align_corners=False, as PyTorch has it). Four weights
// that sum to 1 for each output; the gradient goes back by the same ones.
#include <algorithm>

#include "core/ops/pool_window.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 1> kInputs{{{"x"}}};

Shape output_shape(OpInputs inputs, const Attributes& attributes) {
  const Shape& x = inputs[0].shape();
  const Index scale = attributes.integer("scale");
  if (x.rank() != 4) reject_shape(kUpsampleBilinear2d, 0, "[N,C,H,W]", x);
  return {x[0], x[1], scale * x[2], scale * x[3]};
}

// The two rows (or columns) between which an output lies, and the weight of the second.
struct Between {
  Between(Index place, Index scale, Index size) {
    // Twice `scale` times the input place: a whole number.
    const Index twice = std::max(Index(0), 2 * place + 1 - scale);
    first = twice / (2 * scale);
    second = std::min(first + 1, size - 1);
    if (second == first) return;
    share = static_cast<Scalar>(twice % (2 * scale)) / static_cast<Scalar>(2 * scale);
  }
  Index first, second;
  Scalar share = 0;
};

// Calls visit(input index, weight) for the four pixels around a cell.
template <typename Visit>
void each_corner(const Between& y, const Between& x, Index plane_begin, Index width,
                 Visit&& visit) {
  const Index above = plane_begin + y.first * width;
  const Index below = plane_begin + y.second * width;
  visit(above + x.first, (1 - y.share) * (1 - x.share));
  visit(above + x.second, (1 - y.share) * x.share);
  visit(below + x.first, y.share * (1 - x.share));
  visit(below + x.second, y.share * x.share);
}

// Calls visit(output index, input index, weight) four times for every cell that plane p gives.
template <typename Visit>
void each_weight(const OpContext& c, Index p, Visit&& visit) {
  const Shape& out = c.output.shape();
  const Shape& in = c.input(0).shape();
  const Index scale = c.attributes.integer("scale");
  Index cell = p * out[2] * out[3];
  for (Index i = 0; i < out[2]; ++i) {
    const Between y(i, scale, in[2]);
    for (Index j = 0; j < out[3]; ++j, ++cell) {
      each_corner(y, Between(j, scale, in[3]), p * in[2] * in[3], in[3],
                  [&](Index from, Scalar weight) { visit(cell, from, weight); });
    }
  }
}

void forward(const OpContext& c) {
  each_plane(c, [&](Index p) {
    const Index size = c.output.shape()[2] * c.output.shape()[3];
    std::fill_n(c.output.data() + p * size, size, Scalar(0));
    each_weight(c, p, [&](Index cell, Index from, Scalar weight) {
      c.output[cell] += weight * c.input(0)[from];
    });
  });
}

void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
  each_plane(c, [&](Index p) {
    each_weight(c, p, [&](Index cell, Index from, Scalar weight) {
      in_grad[from] += weight * out_grad[cell];
    });
  });
}

void jacobian_row(const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
  const Shape& out = c.output.shape();
  const Shape& in = c.input(0).shape();
  const Index scale = c.attributes.integer("scale");
  const Between y(out_index / out[3] % out[2], scale, in[2]);
  const Between x(out_index % out[3], scale, in[3]);
  const Index p = out_index / (out[2] * out[3]);
  each_corner(y, x, p * in[2] * in[3], in[3], [&](Index from, Scalar weight) {
    if (weight != 0) terms.push_back({0, from, weight});
  });
}

std::vector<OpExample> examples() {
  return {{{Shape{2, 2, 3, 2}}, {{"scale", 2}}},
          {{Shape{1, 2, 2, 3}}, {{"scale", 3}}},
          {{Shape{1, 1, 1, 4}}, {{"scale", 4}}},
          {{Shape{1, 1, 3, 3}}, {{"scale", 1}}}};
}

}  // namespace

const Op kUpsampleBilinear2d{.name = "upsample_bilinear2d",
                             .formula = R"(y_{c,i,j} = \sum_{u,v} a_{iu}\, a_{jv}\, x_{c,u,v})",
                             .inputs = kInputs,
                             .output_shape = output_shape,
                             .forward = forward,
                             .vjp = vjp,
                             .jacobian_row = jacobian_row,
                             .examples = examples};

}  // namespace inkgrad
