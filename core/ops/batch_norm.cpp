// batch_norm: y = scale_c x_hat + shift_c, where x_hat has mean 0 and variance 1 over all of
// channel c in the batch while training; while answering the running statistics take the batch's
// place. X [N, C] or [N, C, H, W]; scale, shift, running mean and variance [C] -> Y as X. After a
// batch each running value moves by `momentum` towards the batch's (the variance divided by count -
// 1). With `frozen` it always uses the running statistics and never moves them. (Ioffe and Szegedy
// 2015.)
#include "core/base/text.h"
#include "core/ops/normalised.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 5> kInputs{
    {{"x"}, {"scale"}, {"shift"}, {"running_mean", false}, {"running_variance", false}}};

Shape output_shape(OpInputs inputs, const Attributes&) {
  const Shape& x = inputs[0].shape();
  if (x.rank() < 2) reject_shape(kBatchNorm, 0, "[N,C,...]", x);
  for (int i = 1; i < 5; ++i) {
    const Shape& shape = inputs[static_cast<std::size_t>(i)].shape();
    if (!(shape == Shape{x[1]})) reject_shape(kBatchNorm, i, text("[", x[1], "]"), shape);
  }
  return x;
}

// One channel's numbers all over the batch: number i of `count` is at offset(i).
struct Channels {
  explicit Channels(const OpContext& c)
      : channels(c.input(0).shape()[1]),
        inner(c.input(0).shape().row_count() / channels),
        count(c.input(0).shape()[0] * inner),
        mean(c.saved.data()),
        r(mean + channels) {}

  Index offset(Index channel, Index i) const {
    return (i / inner * channels + channel) * inner + i % inner;
  }
  double xhat(const OpContext& c, Index channel, Index i) const {
    return (double(c.input(0)[offset(channel, i)]) - double(mean[channel])) * double(r[channel]);
  }

  Index channels, inner, count;
  Scalar* mean;  // saved, one a channel
  Scalar* r;     // 1 / sqrt(variance + epsilon)
};

bool by_batch(const OpContext& c) {
  return c.mode == Mode::kTraining && c.attributes.number("frozen") == 0;
}

Index saved_count(OpInputs inputs, const Attributes&) { return 2 * inputs[0].shape()[1]; }

GroupStatistics channel_statistics(const OpContext& c, const Channels& all, Index channel) {
  return statistics_of(all.count, [&](Index i) { return c.input(0)[all.offset(channel, i)]; });
}

// By which a channel is normalised just now.
GroupStatistics used_statistics(const OpContext& c, const Channels& all, Index channel) {
  if (by_batch(c)) return channel_statistics(c, all, channel);
  return {double(c.input(3)[channel]), double(c.input(4)[channel])};
}

template <typename Body>
void for_each_channel(const OpContext& c, const Channels& all, Body&& body) {
  c.parallel->run(kParts, [&](Index part) {
    const Range range = part_of(all.channels, part);
    for (Index channel = range.begin; channel < range.end; ++channel) body(channel);
  });
}

void forward(const OpContext& c) {
  const Channels all(c);
  const double epsilon = c.attributes.number("epsilon");
  for_each_channel(c, all, [&](Index channel) {
    const GroupStatistics s = used_statistics(c, all, channel);
    all.mean[channel] = static_cast<Scalar>(s.mean);
    all.r[channel] = static_cast<Scalar>(reciprocal_deviation(s.variance, epsilon));
    const Scalar scale = c.input(1)[channel] * all.r[channel];
    for (Index i = 0; i < all.count; ++i) {
      const Index at = all.offset(channel, i);
      c.output[at] = (c.input(0)[at] - all.mean[channel]) * scale + c.input(2)[channel];
    }
  });
}

void input_vjp(const OpContext& c, const Channels& all, const Tensor& dy, const Tensor& dx) {
  for_each_channel(c, all, [&](Index channel) {
    const auto scale = double(c.input(1)[channel]);
    const auto r = double(all.r[channel]);
    const auto g = [&](Index i) { return double(dy[all.offset(channel, i)]) * scale; };
    const auto xhat = [&](Index i) { return all.xhat(c, channel, i); };
    GroupGradient sums;
    if (by_batch(c)) sums = gradient_of(all.count, g, xhat);
    for (Index i = 0; i < all.count; ++i) {
      dx[all.offset(channel, i)] += sums.dx(g(i), xhat(i), r);
    }
  });
}

void vjp(const OpContext& c, const Tensor& out_grad, int input, const Tensor& in_grad) {
  const Channels all(c);
  if (input == 0) return input_vjp(c, all, out_grad, in_grad);
  for_each_channel(c, all, [&](Index channel) {
    double sum = 0;
    for (Index i = 0; i < all.count; ++i) {
      const auto dy = double(out_grad[all.offset(channel, i)]);
      sum += input == 1 ? dy * all.xhat(c, channel, i) : dy;
    }
    in_grad[channel] += static_cast<Scalar>(sum);
  });
}

void jacobian_row(const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
  const Channels all(c);
  const Index channel = out_index / all.inner % all.channels;
  const Index o = out_index / (all.channels * all.inner) * all.inner + out_index % all.inner;
  const auto scale = double(c.input(1)[channel]);
  const auto r = double(all.r[channel]);
  const double xhat = all.xhat(c, channel, o);
  for (Index i = 0; i < all.count; ++i) {
    if (!by_batch(c) && i != o) continue;
    const double d =
        by_batch(c) ? normalised_derivative(i == o, xhat, all.xhat(c, channel, i), r, all.count)
                    : r;
    terms.push_back({0, all.offset(channel, i), static_cast<Scalar>(scale * d)});
  }
  terms.push_back({1, channel, static_cast<Scalar>(xhat)});
  terms.push_back({2, channel, 1});
}

void working(const OpContext& c, Index out_index, Working& text) {
  const Channels all(c);
  const Index channel = out_index / all.inner % all.channels;
  write_normalised(text, c.input(0)[out_index], used_statistics(c, all, channel),
                   c.attributes.number("epsilon"), c.input(1)[channel], c.input(2)[channel]);
}

void settle(const OpContext& c) {
  if (!by_batch(c)) return;
  const Channels all(c);
  const double momentum = c.attributes.number("momentum");
  for (Index channel = 0; channel < all.channels; ++channel) {
    const GroupStatistics s = channel_statistics(c, all, channel);
    const double variance =
        s.variance * double(all.count) / double(std::max(all.count - 1, Index{1}));
    const auto move = [&](Scalar& running, double measured) {
      running = static_cast<Scalar>((1 - momentum) * double(running) + momentum * measured);
    };
    move(c.input(3)[channel], s.mean);
    move(c.input(4)[channel], variance);
  }
}

std::vector<OpExample> examples() {
  const Attributes attributes{{"momentum", 0.1}, {"epsilon", 1e-5}, {"frozen", 0}};
  const Attributes frozen{{"momentum", 0.1}, {"epsilon", 1e-3}, {"frozen", 1}};
  const std::vector<Shape> flat{Shape{4, 3}, Shape{3}, Shape{3}, Shape{3}, Shape{3}};
  const std::vector<Shape> maps{Shape{2, 2, 3, 2}, Shape{2}, Shape{2}, Shape{2}, Shape{2}};
  return {{flat, attributes, Mode::kTraining},
          {maps, attributes, Mode::kTraining},
          {maps, attributes, Mode::kAnswering},
          {maps, frozen, Mode::kTraining}};
}

}  // namespace

const Op kBatchNorm{
    .name = "batch_norm",
    .formula = R"(y = \gamma_c \frac{x - \mu_c}{\sqrt{\sigma_c^2 + \epsilon}} + \beta_c)",
    .inputs = kInputs,
    .output_shape = output_shape,
    .forward = forward,
    .vjp = vjp,
    .jacobian_row = jacobian_row,
    .examples = examples,
    .saved_count = saved_count,
    .settle = settle,
    .working = working};

}  // namespace inkgrad
