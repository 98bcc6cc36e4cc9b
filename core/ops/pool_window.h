// The geometry that pooling ops share: windows of K x K at a stride over planes of H x W.
#pragma once

#include "core/base/text.h"
#include "core/ops/op.h"

namespace inkgrad {

struct PoolWindow {
  explicit PoolWindow(const OpContext& c)
      : width(c.input(0).shape()[3]),
        plane(c.input(0).shape()[2] * width),
        out_height(c.output.shape()[2]),
        out_width(c.output.shape()[3]),
        kernel(c.attributes.integer("kernel")),
        stride(c.attributes.integer("stride")) {}

  // [N, C, H, W] -> [N, C, H', W'], H' = (H - K) / stride + 1. Throws kShapeMismatch.
  static Shape output_shape(const Op& op, OpInputs inputs, const Attributes& attributes) {
    const Shape& x = inputs[0].shape();
    const Index kernel = attributes.integer("kernel");
    const Index stride = attributes.integer("stride");
    if (x.rank() != 4 || x[2] < kernel || x[3] < kernel) {
      reject_shape(op, 0, text("[N,C,H,W] with H and W at least ", kernel), x);
    }
    return {x[0], x[1], (x[2] - kernel) / stride + 1, (x[3] - kernel) / stride + 1};
  }

  Index out_plane() const { return out_height * out_width; }
  // Where in its plane the window of an output cell begins.
  Index corner(Index out_index) const {
    const Index cell = out_index % out_plane();
    return cell / out_width * stride * width + cell % out_width * stride;
  }
  // visit(place in the plane) for every cell of the window at `corner`, row by row.
  template <typename Visit>
  void each_cell(Index corner, Visit&& visit) const {
    for (Index ky = 0; ky < kernel; ++ky) {
      for (Index kx = 0; kx < kernel; ++kx) visit(corner + ky * width + kx);
    }
  }

  Index width, plane, out_height, out_width, kernel, stride;
};

inline Index plane_count(const OpContext& c) {
  return c.input(0).shape()[0] * c.input(0).shape()[1];
}

// Runs body(plane) for all N*C planes, cut into parts.
template <typename Body>
void each_plane(const OpContext& c, Body&& body) {
  const Index parts = c.input(0).count() < 16 * 1024 ? 1 : kParts;
  c.parallel->run(parts, [&](Index part) {
    const Range planes = part_of(plane_count(c), part, parts);
    for (Index p = planes.begin; p < planes.end; ++p) body(p);
  });
}

}  // namespace inkgrad
