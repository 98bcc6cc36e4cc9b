// dropout: while training each number is set to 0 with probability `rate`, those that stay are
// divided by 1 - rate so that the mean is kept; while answering y = x. With `whole_channels` a
// channel's numbers go or stay together (spatial dropout).  X [N, ...] -> Y as X.
// The factors 0 or 1 / (1 - rate) are kept for the way back. (Srivastava et al. 2014; spatial:
// Tompson et al. 2015.)
#include "core/base/rng.h"
#include "core/ops/readers.h"
#include "core/ops/registry.h"
#include "core/ops/working.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 1> kInputs{{{"x"}}};

Shape output_shape(OpInputs inputs, const Attributes&) {
  const Shape& x = inputs[0].shape();
  if (x.rank() < 2) reject_shape(kDropout, 0, "[N,...]", x);
  return x;
}

// How many neighbouring numbers share one fate.
Index unit_of(const OpContext& c) {
  const Shape& x = c.input(0).shape();
  return c.attributes.number("whole_channels") != 0 ? x.row_count() / x[1] : 1;
}

Index saved_count(OpInputs inputs, const Attributes&) { return inputs[0].count(); }

// Every part of the batch draws from a stream of its own, so threads change nothing.
void draw_factors(const OpContext& c) {
  const double rate = c.attributes.number("rate");
  const auto stays = static_cast<Scalar>(1 / (1 - rate));
  const Index unit = unit_of(c);
  const Index units = c.output.count() / unit;
  c.parallel->run(kParts, [&](Index part) {
    Rng rng(c.noise, static_cast<std::uint64_t>(part));
    const Range range = part_of(units, part);
    for (Index u = range.begin; u < range.end; ++u) {
      const Scalar factor = rng.uniform() < rate ? Scalar(0) : stays;
      std::fill_n(c.saved.begin() + u * unit, unit, factor);
    }
  });
}

void forward(const OpContext& c) {
  if (c.mode == Mode::kTraining) {
    draw_factors(c);
  } else {
    std::ranges::fill(c.saved, Scalar(1));
  }
  for (Index i = 0; i < c.output.count(); ++i) {
    c.output[i] = c.input(0)[i] * c.saved[static_cast<std::size_t>(i)];
  }
}

void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
  for (Index i = 0; i < out_grad.count(); ++i) {
    in_grad[i] += out_grad[i] * c.saved[static_cast<std::size_t>(i)];
  }
}

void jacobian_row(const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
  terms.push_back({0, out_index, c.saved[static_cast<std::size_t>(out_index)]});
}

void working(const OpContext& c, Index out_index, Working& text) {
  const auto x = double(c.input(0)[out_index]);
  if (c.mode == Mode::kAnswering) return text.write("#", {x});
  const double stays = c.saved[static_cast<std::size_t>(out_index)] == 0 ? 0 : 1;
  text.write(R"(\frac{#}{1 - #} \cdot #)", {stays, c.attributes.number("rate"), x});
}

std::vector<OpExample> examples() {
  const Attributes cells{{"rate", 0.5}, {"whole_channels", 0}};
  const Attributes channels{{"rate", 0.3}, {"whole_channels", 1}};
  return {{{Shape{4, 5}}, cells, Mode::kTraining},
          {{Shape{4, 5}}, cells, Mode::kAnswering},
          {{Shape{3, 4, 2, 2}}, channels, Mode::kTraining}};
}

}  // namespace

const Op kDropout{
    .name = "dropout",
    .formula =
        R"(y = \frac{m}{1 - p}\, x, \quad m = 0 \text{ with probability } p, \text{ else } 1)",
    .inputs = kInputs,
    .output_shape = output_shape,
    .forward = forward,
    .vjp = vjp,
    .jacobian_row = jacobian_row,
    .examples = examples,
    .saved_count = saved_count,
    .readers = same_cell_readers,
    .working = working};

}  // namespace inkgrad
