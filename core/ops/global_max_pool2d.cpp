// global_max_pool2d: the largest value of each picture. X [N, C, H, W] -> Y [N, C]; the gradient
// goes to the winner alone (the first among equals).
#include "core/ops/pool_window.h"
#include "core/ops/registry.h"
#include "core/ops/working.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 1> kInputs{{{"x"}}};

Shape output_shape(OpInputs inputs, const Attributes&) {
  const Shape& x = inputs[0].shape();
  if (x.rank() != 4) reject_shape(kGlobalMaxPool2d, 0, "[N,C,H,W]", x);
  return {x[0], x[1]};
}

// Cells of one plane.
Index plane_of(const OpContext& c) { return c.input(0).shape()[2] * c.input(0).shape()[3]; }

// Where the winner of each plane is in it; exact in a float up to 2^24.
Index saved_count(OpInputs inputs, const Attributes&) {
  return inputs[0].shape()[0] * inputs[0].shape()[1];
}

Index source(const OpContext& c, Index p) {
  return p * plane_of(c) + static_cast<Index>(c.saved[static_cast<std::size_t>(p)]);
}

void forward(const OpContext& c) {
  const Index plane = plane_of(c);
  each_plane(c, [&](Index p) {
    const Scalar* x = c.input(0).data() + p * plane;
    Index winner = 0;
    for (Index i = 1; i < plane; ++i) {
      // A NaN wins and stays: divergence must not hide in a pool.
      if (x[i] > x[winner] || x[i] != x[i]) winner = i;
    }
    c.output[p] = x[winner];
    c.saved[static_cast<std::size_t>(p)] = static_cast<Scalar>(winner);
  });
}

void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
  for (Index p = 0; p < plane_count(c); ++p) in_grad[source(c, p)] += out_grad[p];
}

void jacobian_row(const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
  terms.push_back({0, source(c, out_index), 1});
}

void working(const OpContext& c, Index out_index, Working& text) {
  const Scalar* x = c.input(0).data() + out_index * plane_of(c);
  write_max(text, {x, x + plane_of(c)});
}

void readers(const OpContext& c, int, Index index, std::vector<CellRun>& runs) {
  runs.push_back({index / (c.input(0).count() / c.output.count()), 1});
}

std::vector<OpExample> examples() { return {{{Shape{2, 3, 4, 4}}}, {{Shape{1, 2, 3, 5}}}}; }

}  // namespace

const Op kGlobalMaxPool2d{.name = "global_max_pool2d",
                          .formula = R"(y_c = \max_{i,j} x_{c,i,j})",
                          .inputs = kInputs,
                          .output_shape = output_shape,
                          .forward = forward,
                          .vjp = vjp,
                          .jacobian_row = jacobian_row,
                          .examples = examples,
                          .saved_count = saved_count,
                          .readers = readers,
                          .working = working};

}  // namespace inkgrad
