// max_pool2d: the largest value under each window. X [N, C, H, W] -> Y [N, C, H', W'],
// H' = (H - K) / stride + 1. The gradient goes to the winner alone (the first among equals).
#include <algorithm>

#include "core/ops/pool_window.h"
#include "core/ops/readers.h"
#include "core/ops/registry.h"
#include "core/ops/working.h"
#include "core/tensor/into.h"
#include "core/tensor/kernels/max_pool.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 1> kInputs{{{"x"}}};

Shape output_shape(OpInputs inputs, const Attributes& attributes) {
  return PoolWindow::output_shape(kMaxPool2d, inputs, attributes);
}

// Where the winner of each output sits in its own H x W plane; exact in a float up to 2^24.
Index saved_count(OpInputs inputs, const Attributes& attributes) {
  return output_shape(inputs, attributes).count();
}

Index largest(const PoolWindow& window, const Scalar* x, Index corner) {
  Index winner = corner;
  window.each_cell(corner, [&](Index at) {
    // A NaN wins and stays: divergence must not hide in a pool.
    if (x[at] > x[winner] || x[at] != x[at]) winner = at;
  });
  return winner;
}

// Where in the input the winner of an output cell is.
Index source(const PoolWindow& window, const OpContext& c, Index out_index) {
  const Index p = out_index / window.out_plane();
  return p * window.plane + static_cast<Index>(c.saved[static_cast<std::size_t>(out_index)]);
}

void forward(const OpContext& c) {
  const PoolWindow window(c);
  each_plane(c, [&](Index p) {
    const Scalar* x = c.input(0).data() + p * window.plane;
    Index cell = p * window.out_plane();
    if (window.kernel == 2 && window.stride == 2) {
      kernels::max_pool_2x2(x, window.width, window.out_height, window.out_width,
                            c.output.data() + cell, c.saved.data() + cell);
      return;
    }
    for (Index y = 0; y < window.out_height; ++y) {
      for (Index i = 0; i < window.out_width; ++i, ++cell) {
        const Index winner =
            largest(window, x, y * window.stride * window.width + i * window.stride);
        c.output[cell] = x[winner];
        c.saved[static_cast<std::size_t>(cell)] = static_cast<Scalar>(winner);
      }
    }
  });
}

template <Into kInto>
void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
  const PoolWindow window(c);
  each_plane(c, [&](Index p) {
    Scalar* dx = in_grad.data() + p * window.plane;
    const Index begin = p * window.out_plane();
    const Scalar* dy = out_grad.data() + begin;
    const Scalar* winners = c.saved.data() + begin;
    if constexpr (kInto == Into::kOverwrite) std::fill_n(dx, window.plane, Scalar(0));
    for (Index i = 0; i < window.out_plane(); ++i) dx[static_cast<int>(winners[i])] += dy[i];
  });
}

void jacobian_row(const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
  terms.push_back({0, source(PoolWindow(c), c, out_index), 1});
}

void working(const OpContext& c, Index out_index, Working& text) {
  const PoolWindow window(c);
  const Scalar* x = c.input(0).data() + out_index / window.out_plane() * window.plane;
  std::vector<Scalar> seen;
  window.each_cell(window.corner(out_index), [&](Index at) { seen.push_back(x[at]); });
  write_max(text, seen);
}

void readers(const OpContext& c, int, Index index, std::vector<CellRun>& runs) {
  const PoolWindow w(c);
  const Index first = index / w.plane * w.out_plane();
  const Index at = index % w.plane;
  each_covering(at / w.width, w.out_height, w.kernel, w.stride, 0, 1, [&](Index y) {
    each_covering(at % w.width, w.out_width, w.kernel, w.stride, 0, 1,
                  [&](Index x) { runs.push_back({first + y * w.out_width + x, 1}); });
  });
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
                    .vjp = vjp<Into::kAccumulate>,
                    .jacobian_row = jacobian_row,
                    .examples = examples,
                    .first_vjp = vjp<Into::kOverwrite>,
                    .saved_count = saved_count,
                    .readers = readers,
                    .working = working};

}  // namespace inkgrad
