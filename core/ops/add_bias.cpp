// add_bias: y[n,c,...] = x[n,c,...] + b[c].  X [N, C] or [N, C, H, W], b [C] -> Y as X.
// db[c] = sum of dy over everything but c.
#include <algorithm>

#include "core/base/text.h"
#include "core/ops/elementwise.h"
#include "core/ops/readers.h"
#include "core/ops/registry.h"
#include "core/tensor/kernels/rows.h"
#include "core/tensor/kernels/sums.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 2> kInputs{{{"x"}, {"bias"}}};

Shape output_shape(OpInputs inputs, const Attributes&) {
  const Shape& x = inputs[0].shape();
  const Shape& b = inputs[1].shape();
  if (x.rank() < 2) reject_shape(kAddBias, 0, "[N,C,...]", x);
  if (b.rank() != 1 || b[0] != x[1]) reject_shape(kAddBias, 1, text("[", x[1], "]"), b);
  return x;
}

// The tensor as n examples of c channels of `inner` numbers.
struct Sizes {
  Index n, c, inner;
};
Sizes sizes(const OpContext& context) {
  const Shape& x = context.input(0).shape();
  return {x[0], x[1], x.row_count() / x[1]};
}

void forward(const OpContext& context) {
  const auto [n, channels, inner] = sizes(context);
  const Scalar* bias = context.input(1).data();
  const Index parts = context.output.count() < kWorthSharing ? 1 : kParts;
  context.parallel->run(parts, [&](Index part) {
    const Range examples = part_of(n, part, parts);
    const Scalar* x = context.input(0).data() + examples.begin * channels * inner;
    Scalar* y = context.output.data() + examples.begin * channels * inner;
    if (inner == 1) return kernels::add_row(x, examples.size(), channels, bias, y);
    for (Index i = examples.begin; i < examples.end; ++i) {
      for (Index c = 0; c < channels; ++c, x += inner, y += inner) {
        const Scalar b = bias[c];
        for (Index k = 0; k < inner; ++k) y[k] = x[k] + b;
      }
    }
  });
}

// Channels are summed apart, each over the examples in order, whichever thread does it.
template <Into kInto>
void bias_vjp(const OpContext& context, const Tensor& out_grad, const Tensor& in_grad) {
  const auto [n, channels, inner] = sizes(context);
  if (inner == 1) {
    if constexpr (kInto == Into::kOverwrite) std::ranges::fill(in_grad.values(), Scalar(0));
    kernels::add_column_sums(out_grad.data(), n, channels, in_grad.data());
    return;
  }
  const Index parts = out_grad.count() < kWorthSharing ? 1 : kParts;
  context.parallel->run(parts, [&](Index part) {
    const Range range = part_of(channels, part, parts);
    for (Index c = range.begin; c < range.end; ++c) {
      Scalar sum = 0;
      for (Index i = 0; i < n; ++i) {
        sum += kernels::sum(out_grad.data() + (i * channels + c) * inner, inner);
      }
      put<kInto>(in_grad[c], sum);
    }
  });
}

template <Into kInto>
void vjp(const OpContext& context, const Tensor& out_grad, int input, const Tensor& in_grad) {
  if (input == 0) {
    hand_back<kInto>(context, out_grad, in_grad);
  } else {
    bias_vjp<kInto>(context, out_grad, in_grad);
  }
}

void jacobian_row(const OpContext& context, Index out_index, std::vector<JacobianTerm>& terms) {
  const auto [n, channels, inner] = sizes(context);
  terms.push_back({0, out_index, 1});
  terms.push_back({1, out_index / inner % channels, 1});
}

void readers(const OpContext& c, int input, Index index, std::vector<CellRun>& runs) {
  if (input == 0) return runs.push_back({index, 1});
  channel_readers(c.output.shape(), index, runs);
}

std::vector<OpExample> examples() {
  return {{{Shape{3, 4}, Shape{4}}}, {{Shape{2, 3, 2, 2}, Shape{3}}}};
}

}  // namespace

const Op kAddBias{.name = "add_bias",
                  .formula = "Y = X + b",
                  .inputs = kInputs,
                  .output_shape = output_shape,
                  .forward = forward,
                  .vjp = vjp<Into::kAccumulate>,
                  .jacobian_row = jacobian_row,
                  .examples = examples,
                  .first_vjp = vjp<Into::kOverwrite>,
                  .readers = readers};

}  // namespace inkgrad
