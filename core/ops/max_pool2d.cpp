// max_pool2d: the largest value under each window. X [N, C, H, W] -> Y [N, C, H', W'],
// H' = (H - K) / stride + 1. The gradient goes to the winner alone (the first among equals).
#include "core/base/text.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 1> kInputs{{{"x"}}};

Shape output_shape(OpInputs inputs, const Attributes& attributes) {
  const Shape& x = inputs[0].shape();
  const Index kernel = attributes.integer("kernel");
  const Index stride = attributes.integer("stride");
  if (x.rank() != 4 || x[2] < kernel || x[3] < kernel) {
    reject_shape(kMaxPool2d, 0, text("[N,C,H,W] with H and W at least ", kernel), x);
  }
  return {x[0], x[1], (x[2] - kernel) / stride + 1, (x[3] - kernel) / stride + 1};
}

// Where the winner of each output sits in its own H x W plane; exact in a float up to 2^24.
Index saved_count(OpInputs inputs, const Attributes& attributes) {
  return output_shape(inputs, attributes).count();
}

struct Pool {
  explicit Pool(const OpContext& c)
      : width(c.input(0).shape()[3]),
        plane(c.input(0).shape()[2] * width),
        out_height(c.output.shape()[2]),
        out_width(c.output.shape()[3]),
        kernel(c.attributes.integer("kernel")),
        stride(c.attributes.integer("stride")) {}

  Index out_plane() const { return out_height * out_width; }

  // Pools planes [begin, end) of the N*C there are.
  void run(const OpContext& c, Range planes) const {
    Index cell = planes.begin * out_plane();
    for (Index p = planes.begin; p < planes.end; ++p) {
      const Scalar* x = c.input(0).data() + p * plane;
      for (Index y = 0; y < out_height; ++y) {
        for (Index i = 0; i < out_width; ++i, ++cell) {
          const Index winner = largest(x, y * stride * width + i * stride);
          c.output[cell] = x[winner];
          c.saved[static_cast<std::size_t>(cell)] = static_cast<Scalar>(winner);
        }
      }
    }
  }

  Index largest(const Scalar* x, Index corner) const {
    Index winner = corner;
    for (Index ky = 0; ky < kernel; ++ky) {
      for (Index kx = 0; kx < kernel; ++kx) {
        const Index at = corner + ky * width + kx;
        // A NaN wins and stays: divergence must not hide in a pool.
        if (x[at] > x[winner] || x[at] != x[at]) winner = at;
      }
    }
    return winner;
  }

  Index source(const OpContext& c, Index out_index) const {
    const Index p = out_index / out_plane();
    return p * plane + static_cast<Index>(c.saved[static_cast<std::size_t>(out_index)]);
  }

  Index width, plane, out_height, out_width, kernel, stride;
};

Index plane_count(const OpContext& c) { return c.output.shape()[0] * c.output.shape()[1]; }

void forward(const OpContext& c) {
  const Pool pool(c);
  c.parallel->run(kParts, [&](Index part) { pool.run(c, part_of(plane_count(c), part)); });
}

void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
  const Pool pool(c);
  c.parallel->run(kParts, [&](Index part) {
    const Range planes = part_of(plane_count(c), part);
    const Index end = planes.end * pool.out_plane();
    for (Index cell = planes.begin * pool.out_plane(); cell < end; ++cell) {
      in_grad[pool.source(c, cell)] += out_grad[cell];
    }
  });
}

void jacobian_row(const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
  terms.push_back({0, Pool(c).source(c, out_index), 1});
}

std::vector<OpExample> examples() {
  return {{{Shape{2, 2, 4, 4}}, {{"kernel", 2}, {"stride", 2}}},
          {{Shape{1, 2, 5, 4}}, {{"kernel", 3}, {"stride", 1}}},
          {{Shape{1, 1, 5, 5}}, {{"kernel", 2}, {"stride", 2}}}};
}

}  // namespace

const Op kMaxPool2d{.name = "max_pool2d",
                    .formula = R"(y_{c,i,j} = \max_{u,v} x_{c,\,si+u,\,sj+v})",
                    .inputs = kInputs,
                    .output_shape = output_shape,
                    .forward = forward,
                    .vjp = vjp,
                    .jacobian_row = jacobian_row,
                    .examples = examples,
                    .saved_count = saved_count};

}  // namespace inkgrad
