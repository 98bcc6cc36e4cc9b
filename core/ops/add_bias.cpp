// add_bias: y[n,c,...] = x[n,c,...] + b[c].  X [N, C] or [N, C, H, W], b [C] -> Y as X.
// db[c] = sum of dy over everything but c.
#include "core/base/text.h"
#include "core/ops/readers.h"
#include "core/ops/registry.h"

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
  context.parallel->run(kParts, [&](Index part) {
    const Range examples = part_of(n, part);
    const Scalar* x = context.input(0).data() + examples.begin * channels * inner;
    Scalar* y = context.output.data() + examples.begin * channels * inner;
    for (Index i = examples.begin; i < examples.end; ++i) {
      if (inner == 1) {
        for (Index c = 0; c < channels; ++c) *y++ = *x++ + bias[c];
        continue;
      }
      for (Index c = 0; c < channels; ++c) {
        for (Index k = 0; k < inner; ++k) *y++ = *x++ + bias[c];
      }
    }
  });
}

void vjp(const OpContext& context, const Tensor& out_grad, int input, const Tensor& in_grad) {
  const auto [n, channels, inner] = sizes(context);
  const Scalar* dy = out_grad.data();
  if (input == 0) {
    for (Index i = 0; i < out_grad.count(); ++i) in_grad[i] += dy[i];
    return;
  }
  for (Index i = 0; i < n; ++i) {
    for (Index c = 0; c < channels; ++c, dy += inner) {
      Scalar sum = 0;
      for (Index k = 0; k < inner; ++k) sum += dy[k];
      in_grad[c] += sum;
    }
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
                  .vjp = vjp,
                  .jacobian_row = jacobian_row,
                  .examples = examples,
                  .readers = readers};

}  // namespace inkgrad
