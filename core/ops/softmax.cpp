// softmax: y_nc = exp(x_nc) / sum_k exp(x_nk).  X [N, C] -> Y [N, C], each row adds up to 1.
// dy_nc/dx_nk = y_nc ([c = k] - y_nk). (Bridle 1990.)
#include "core/ops/softmax.h"

#include "core/ops/registry.h"
#include "core/ops/working.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 1> kInputs{{{"x"}}};

Shape output_shape(OpInputs inputs, const Attributes&) {
  const Shape& x = inputs[0].shape();
  if (x.rank() != 2) reject_shape(kSoftmax, 0, "[N,C]", x);
  return x;
}

void forward(const OpContext& c) {
  for (Index n = 0; n < c.output.shape()[0]; ++n) softmax(c.input(0).row(n), c.output.row(n));
}

void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
  for (Index n = 0; n < c.output.shape()[0]; ++n) {
    const std::span<const Scalar> y = c.output.row(n);
    const std::span<const Scalar> dy = out_grad.row(n);
    const std::span<Scalar> dx = in_grad.row(n);
    Scalar mean_grad = 0;  // of dy, weighted by y
    for (std::size_t k = 0; k < y.size(); ++k) mean_grad += y[k] * dy[k];
    for (std::size_t k = 0; k < y.size(); ++k) dx[k] += y[k] * (dy[k] - mean_grad);
  }
}

void jacobian_row(const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
  const Index classes = c.output.shape()[1];
  const Index begin = out_index / classes * classes;
  const Scalar y = c.output[out_index];
  for (Index k = begin; k < begin + classes; ++k) {
    terms.push_back({0, k, y * (Scalar(k == out_index) - c.output[k])});
  }
}

// Where e^x would overflow, the largest x is taken off all of them, as forward does.
void working(const OpContext& c, Index out_index, Working& text) {
  constexpr double kLarge = 80;
  const Index classes = c.output.shape()[1];
  const std::span<const Scalar> row = c.input(0).row(out_index / classes);
  const auto top = double(*std::ranges::max_element(row));
  const bool shift = std::abs(top) > kLarge;
  const auto term = [&](Scalar x) {
    if (!shift) return WorkingTerm{std::exp(double(x)), "e^{#}", {double(x)}};
    return WorkingTerm{std::exp(double(x) - top), "e^{# - #}", {double(x), top}};
  };
  std::vector<WorkingTerm> terms;
  for (const Scalar x : row) terms.push_back(term(x));
  text.write(R"(\frac{)");
  const WorkingTerm& own = terms[static_cast<std::size_t>(out_index % classes)];
  text.write(own.tex);
  text.numbers.insert(text.numbers.end(), own.numbers.begin(), own.numbers.end());
  text.write("}{");
  write_sum(text, terms);
  text.write("}");
}

std::vector<OpExample> examples() { return {{{Shape{3, 4}}}, {{Shape{1, 10}}}}; }

}  // namespace

const Op kSoftmax{.name = "softmax",
                  .formula = R"(y_{nc} = \frac{e^{x_{nc}}}{\sum_k e^{x_{nk}}})",
                  .inputs = kInputs,
                  .output_shape = output_shape,
                  .forward = forward,
                  .vjp = vjp,
                  .jacobian_row = jacobian_row,
                  .examples = examples,
                  .working = working};

}  // namespace inkgrad
