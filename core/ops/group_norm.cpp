// group_norm: y = scale_c x_hat + shift_c, where x_hat has mean 0 and variance 1 over one example's
// group of channels: no other example matters, so training and answering are the same.
// X [N, C] or [N, C, H, W]; scale, shift [C]; `groups` divides C -> Y as X. (Wu and He 2018.)
#include "core/ops/group_norm.h"

#include "core/base/text.h"
#include "core/ops/normalised.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

// Group number `at` of the batch: group_size() neighbouring numbers of X.
struct Group {
  Group(const OpContext& c, const Grouping& grouping, Index at)
      : begin(at * grouping.group_size()),
        first_channel(at % grouping.groups * grouping.group_channels()),
        inner(grouping.inner),
        x(c.input(0).data() + begin),
        mean(&c.saved[static_cast<std::size_t>(2 * at)]),
        r(mean + 1) {}

  Index channel(Index i) const { return first_channel + i / inner; }
  double xhat(Index i) const { return (double(x[i]) - double(*mean)) * double(*r); }

  Index begin, first_channel, inner;
  const Scalar* x;
  Scalar* mean;
  Scalar* r;
};

template <typename Body>
void for_each_group(const OpContext& c, const Grouping& grouping, Body&& body) {
  const Index count = c.input(0).shape()[0] * grouping.groups;
  c.parallel->run(kParts, [&](Index part) {
    const Range range = part_of(count, part);
    for (Index at = range.begin; at < range.end; ++at) body(Group(c, grouping, at));
  });
}

// Of scale (input 1) or shift (input 2): every example adds to every channel, in order.
void parameter_vjp(const OpContext& c, const Grouping& grouping, const Tensor& dy, int input,
                   const Tensor& in_grad) {
  for (Index at = 0; at < c.input(0).shape()[0] * grouping.groups; ++at) {
    const Group group(c, grouping, at);
    for (Index i = 0; i < grouping.group_size(); ++i) {
      const Scalar factor = input == 1 ? static_cast<Scalar>(group.xhat(i)) : Scalar(1);
      in_grad[group.channel(i)] += dy[group.begin + i] * factor;
    }
  }
}

}  // namespace

void group_norm_forward(const OpContext& c, const Grouping& grouping) {
  const double epsilon = c.attributes.number("epsilon");
  const Index size = grouping.group_size();
  for_each_group(c, grouping, [&](const Group& group) {
    const GroupStatistics s = statistics_of(size, [&](Index i) { return group.x[i]; });
    *group.mean = static_cast<Scalar>(s.mean);
    *group.r = static_cast<Scalar>(reciprocal_deviation(s.variance, epsilon));
    for (Index i = 0; i < size; ++i) {
      const Index channel = group.channel(i);
      c.output[group.begin + i] =
          (group.x[i] - *group.mean) * *group.r * c.input(1)[channel] + c.input(2)[channel];
    }
  });
}

void group_norm_vjp(const OpContext& c, const Grouping& grouping, const Tensor& out_grad, int input,
                    const Tensor& in_grad) {
  if (input != 0) return parameter_vjp(c, grouping, out_grad, input, in_grad);
  const Index size = grouping.group_size();
  for_each_group(c, grouping, [&](const Group& group) {
    const auto g = [&](Index i) {
      return double(out_grad[group.begin + i]) * double(c.input(1)[group.channel(i)]);
    };
    const auto xhat = [&](Index i) { return group.xhat(i); };
    const GroupGradient sums = gradient_of(size, g, xhat);
    for (Index i = 0; i < size; ++i) {
      in_grad[group.begin + i] += sums.dx(g(i), xhat(i), double(*group.r));
    }
  });
}

void group_norm_jacobian_row(const OpContext& c, const Grouping& grouping, Index out_index,
                             std::vector<JacobianTerm>& terms) {
  const Index size = grouping.group_size();
  const Group group(c, grouping, out_index / size);
  const Index o = out_index % size;
  const Index channel = group.channel(o);
  for (Index i = 0; i < size; ++i) {
    const double d =
        normalised_derivative(i == o, group.xhat(o), group.xhat(i), double(*group.r), size);
    terms.push_back({0, group.begin + i, static_cast<Scalar>(double(c.input(1)[channel]) * d)});
  }
  terms.push_back({1, channel, static_cast<Scalar>(group.xhat(o))});
  terms.push_back({2, channel, 1});
}

void group_norm_working(const OpContext& c, const Grouping& grouping, Index out_index,
                        Working& text) {
  const Index size = grouping.group_size();
  const Group group(c, grouping, out_index / size);
  const Index channel = group.channel(out_index % size);
  const GroupStatistics s = statistics_of(size, [&](Index i) { return group.x[i]; });
  write_normalised(text, c.input(0)[out_index], s, c.attributes.number("epsilon"),
                   c.input(1)[channel], c.input(2)[channel]);
}

namespace {

Grouping grouping_of(OpInputs inputs, const Attributes& attributes) {
  const Shape& x = inputs[0].shape();
  return {attributes.integer("groups"), x[1], x.row_count() / x[1]};
}

Shape output_shape(OpInputs inputs, const Attributes& attributes) {
  const Shape& x = inputs[0].shape();
  const Index groups = attributes.integer("groups");
  if (x.rank() < 2 || x[1] % groups != 0) {
    reject_shape(kGroupNorm, 0, text("[N,C,...] with C a multiple of ", groups), x);
  }
  for (int i = 1; i < 3; ++i) {
    const Shape& shape = inputs[static_cast<std::size_t>(i)].shape();
    if (!(shape == Shape{x[1]})) reject_shape(kGroupNorm, i, text("[", x[1], "]"), shape);
  }
  return x;
}

std::vector<OpExample> examples() {
  const Attributes two{{"epsilon", 1e-5}, {"groups", 2}};
  const Attributes one{{"epsilon", 1e-5}, {"groups", 1}};
  return {{{Shape{3, 4}, Shape{4}, Shape{4}}, two},
          {{Shape{2, 4, 2, 3}, Shape{4}, Shape{4}}, two},
          {{Shape{2, 3, 2, 2}, Shape{3}, Shape{3}}, one}};
}

}  // namespace

const Op kGroupNorm{
    .name = "group_norm",
    .formula = R"(y = \gamma_c \frac{x - \mu_g}{\sqrt{\sigma_g^2 + \epsilon}} + \beta_c)",
    .inputs = kGroupNormInputs,
    .output_shape = output_shape,
    .forward =
        [](const OpContext& c) { group_norm_forward(c, grouping_of(c.inputs(), c.attributes)); },
    .vjp =
        [](const OpContext& c, const Tensor& out_grad, int input, const Tensor& in_grad) {
          group_norm_vjp(c, grouping_of(c.inputs(), c.attributes), out_grad, input, in_grad);
        },
    .jacobian_row =
        [](const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
          group_norm_jacobian_row(c, grouping_of(c.inputs(), c.attributes), out_index, terms);
        },
    .examples = examples,
    .saved_count =
        [](OpInputs inputs, const Attributes& attributes) {
          return 2 * inputs[0].shape()[0] * attributes.integer("groups");
        },
    .working =
        [](const OpContext& c, Index out_index, Working& text) {
          group_norm_working(c, grouping_of(c.inputs(), c.attributes), out_index, text);
        }};

}  // namespace inkgrad
