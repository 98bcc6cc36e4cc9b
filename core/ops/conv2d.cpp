// conv2d: cross-correlation with square kernels (LeCun et al. 1989), taps `dilation` apart (Yu and
// Koltun 2016), channels in `groups` that do not see one another (as many as channels: depthwise,
// Chollet 2017, Howard et al. 2017). X [N, C, H, W], W [O, C / groups, K, K] -> Y [N, O, H', W'],
// H' = (H + pad_top + pad_bottom - dilation (K - 1) - 1) / stride + 1, zeros around the image.
// Its three sums over products are in conv2d_passes.cpp.
#include "core/base/text.h"
#include "core/ops/conv2d_passes.h"
#include "core/ops/readers.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 2> kInputs{{{"x"}, {"weight"}}};

// Over the channels of one group.
Window window(OpInputs inputs, const Attributes& attributes) {
  const Shape& x = inputs[0].shape();
  return {.channels = x[1] / attributes.integer("groups"),
          .height = x[2],
          .width = x[3],
          .kernel = inputs[1].shape()[2],
          .stride = attributes.integer("stride"),
          .padding = {attributes.integer("pad_top"), attributes.integer("pad_left"),
                      attributes.integer("pad_bottom"), attributes.integer("pad_right")},
          .dilation = attributes.integer("dilation")};
}

Shape output_shape(OpInputs inputs, const Attributes& attributes) {
  const Shape& x = inputs[0].shape();
  const Shape& w = inputs[1].shape();
  const Index groups = attributes.integer("groups");
  if (x.rank() != 4) reject_shape(kConv2d, 0, "[N,C,H,W]", x);
  if (x[1] % groups != 0) {
    reject_shape(kConv2d, 0, text("[N,C,H,W] with C a multiple of groups ", groups), x);
  }
  if (w.rank() != 4 || w[0] % groups != 0 || w[1] * groups != x[1] || w[2] != w[3]) {
    const std::string whole = groups > 1 ? text(" with O a multiple of groups ", groups) : "";
    reject_shape(kConv2d, 1, text("[O,", x[1] / groups, ",K,K]", whole), w);
  }
  const Window win = window(inputs, attributes);
  if (!win.fits()) {
    const Padding& p = win.padding;
    reject_shape(
        kConv2d, 0,
        text("H of at least ", win.reach() - p.top - p.bottom, " and W of at least ",
             win.reach() - p.left - p.right, " for kernel ", win.kernel, ", dilation ",
             win.dilation, " and padding ", p.top, "+", p.bottom, ", ", p.left, "+", p.right),
        x);
  }
  return {x[0], w[0], win.out_height(), win.out_width()};
}

Convolution convolution(const OpContext& c) {
  return {window(c.inputs(), c.attributes), c.attributes.integer("groups"), c.input(1).shape()[0]};
}

Index scratch_count(OpInputs inputs, const Attributes& attributes) {
  const Convolution conv(window(inputs, attributes), attributes.integer("groups"),
                         inputs[1].shape()[0]);
  return conv.scratch_count();
}

void forward(const OpContext& c) { convolution(c).forward(c); }

template <Into kInto>
void vjp(const OpContext& c, const Tensor& out_grad, int input, const Tensor& in_grad) {
  if (input == 0) {
    convolution(c).input_vjp(c, out_grad, in_grad, kInto);
  } else {
    convolution(c).weight_vjp(c, out_grad, in_grad, kInto);
  }
}

// Calls visit(input index, weight index) for every product in the sum of one output cell.
template <typename Visit>
void for_each_product(const OpContext& c, Index out_index, Visit&& visit) {
  const Window w = window(c.inputs(), c.attributes);
  const Index groups = c.attributes.integer("groups");
  const Index out_channels = c.output.shape()[1];
  const Index x = out_index % w.out_width();
  const Index y = out_index / w.out_width() % w.out_height();
  const Index o = out_index / w.positions() % out_channels;
  const Index n = out_index / w.positions() / out_channels;
  const Index first = (n * groups + o / (out_channels / groups)) * w.channels;
  for (Index ch = 0; ch < w.channels; ++ch) {
    for (Index ky = 0; ky < w.kernel; ++ky) {
      for (Index kx = 0; kx < w.kernel; ++kx) {
        const Index row = y * w.stride + ky * w.dilation - w.padding.top;
        const Index column = x * w.stride + kx * w.dilation - w.padding.left;
        if (row < 0 || row >= w.height || column < 0 || column >= w.width) continue;
        visit(((first + ch) * w.height + row) * w.width + column,
              ((o * w.channels + ch) * w.kernel + ky) * w.kernel + kx);
      }
    }
  }
}

void jacobian_row(const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
  for_each_product(c, out_index, [&](Index pixel, Index tap) {
    terms.push_back({0, pixel, c.input(1)[tap]});
    terms.push_back({1, tap, c.input(0)[pixel]});
  });
}

void forward_naive(const OpContext& c) {
  for (Index i = 0; i < c.output.count(); ++i) {
    Scalar sum = 0;
    for_each_product(c, i,
                     [&](Index pixel, Index tap) { sum += c.input(0)[pixel] * c.input(1)[tap]; });
    c.output[i] = sum;
  }
}

double multiply_adds(OpInputs inputs, const Attributes& attributes) {
  const Window w = window(inputs, attributes);
  return double(inputs[0].shape()[0]) * double(inputs[1].count()) * double(w.positions());
}

Attributes settings(Index stride, const Padding& padding, Index dilation = 1, Index groups = 1) {
  return {{"stride", double(stride)},
          {"pad_top", double(padding.top)},
          {"pad_left", double(padding.left)},
          {"pad_bottom", double(padding.bottom)},
          {"pad_right", double(padding.right)},
          {"dilation", double(dilation)},
          {"groups", double(groups)}};
}

void readers(const OpContext& c, int input, Index index, std::vector<CellRun>& runs) {
  const Window w = window(c.inputs(), c.attributes);
  const Index out_channels = c.output.shape()[1];
  if (input == 1) return channel_readers(c.output.shape(), index / w.patch_size(), runs);
  const Index plane = w.height * w.width;
  const Index groups = c.attributes.integer("groups");
  const Index group = index / plane / w.channels;  // counted through all images
  const Index per_group = out_channels / groups;
  for (Index o = group * per_group; o < (group + 1) * per_group; ++o) {
    each_covering(index / w.width % w.height, w.out_height(), w.kernel, w.stride, w.padding.top,
                  w.dilation, [&](Index y) {
                    each_covering(index % w.width, w.out_width(), w.kernel, w.stride,
                                  w.padding.left, w.dilation, [&](Index x) {
                                    const Index row = o * w.out_height() + y;
                                    runs.push_back({row * w.out_width() + x, 1});
                                  });
                  });
  }
}

std::vector<OpExample> examples() {
  return {
      {{Shape{2, 2, 5, 5}, Shape{3, 2, 3, 3}}, settings(1, Padding::even(1))},
      {{Shape{1, 2, 6, 5}, Shape{2, 2, 3, 3}}, settings(2, Padding::even(0))},
      {{Shape{3, 1, 4, 4}, Shape{2, 1, 2, 2}}, settings(2, Padding::even(1))},
      {{Shape{1, 1, 3, 3}, Shape{1, 1, 5, 5}}, settings(1, Padding::even(2))},
      {{Shape{2, 1, 4, 5}, Shape{2, 1, 2, 2}}, settings(1, {0, 0, 1, 1})},  // same, odd
      {{Shape{1, 2, 5, 4}, Shape{1, 2, 3, 3}}, settings(2, {1, 0, 1, 1})},  // same, stride 2
      {{Shape{1, 1, 6, 7}, Shape{2, 1, 3, 3}}, settings(1, Padding::even(2), 2)},
      {{Shape{2, 1, 7, 8}, Shape{1, 1, 2, 2}}, settings(2, Padding::even(1), 3)},
      {{Shape{2, 4, 4, 4}, Shape{6, 2, 3, 3}}, settings(1, Padding::even(1), 1, 2)},
      {{Shape{2, 3, 5, 5}, Shape{3, 1, 3, 3}}, settings(2, Padding::even(1), 1, 3)},  // depthwise
      {{Shape{1, 2, 5, 5}, Shape{4, 1, 2, 2}}, settings(1, {1, 0, 0, 1}, 2, 2)},
      {{Shape{1, 42, 6, 5}, Shape{2, 42, 5, 5}}, settings(1, {})},  // very many taps
      {{Shape{2, 3, 5, 7}, Shape{9, 3, 5, 5}}, settings(1, Padding::even(2))},
      {{Shape{1, 9, 4, 3}, Shape{8, 9, 1, 1}}, settings(1, Padding::even(0))},
      {{Shape{1, 1, 3, 3}, Shape{2, 1, 2, 2}}, settings(1, Padding::even(2))},  // beyond its reach
  };
}

}  // namespace

const Op kConv2d{.name = "conv2d",
                 .formula = R"(y_{o,i,j} = \sum_{c,u,v} w_{o,c,u,v}\, x_{c,\,si+du-p,\,sj+dv-p})",
                 .inputs = kInputs,
                 .output_shape = output_shape,
                 .forward = forward,
                 .vjp = vjp<Into::kAccumulate>,
                 .jacobian_row = jacobian_row,
                 .examples = examples,
                 .first_vjp = vjp<Into::kOverwrite>,
                 .scratch_count = scratch_count,
                 .multiply_adds = multiply_adds,
                 .forward_naive = forward_naive,
                 .readers = readers,
                 .bilinear = true};

}  // namespace inkgrad
