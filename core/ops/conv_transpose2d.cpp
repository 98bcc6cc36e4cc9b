// conv_transpose2d: conv2d read backwards: every pixel puts a kernel, multiplied by itself, into
// the output, `stride` from the one before; where kernels overlap they add up, and `padding` rows
// and columns are cut off around. X [N, C, H, W], W [C, O, K, K] -> Y [N, O, H', W'], H' = (H - 1)
// stride - 2 padding + K + output_padding. Zeiler et al. 2010; Dumoulin and Visin 2016. Per image,
// with P the patches of Y: P = W^T X, Y = col2im(P), dX = W dP, dW = sum of X dP^T.
#include <algorithm>

#include "core/base/text.h"
#include "core/ops/convolution.h"
#include "core/ops/registry.h"
#include "core/tensor/im2col.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 2> kInputs{{{"x"}, {"weight"}}};

Index out_side(Index side, Index kernel, const Attributes& attributes) {
  return (side - 1) * attributes.integer("stride") - 2 * attributes.integer("padding") + kernel +
         attributes.integer("output_padding");
}

// The window of the convolution that this one reads backwards: it slides over the output.
Window window(OpInputs inputs, const Attributes& attributes) {
  const Shape& x = inputs[0].shape();
  const Shape& w = inputs[1].shape();
  return {.channels = w[1],
          .height = out_side(x[2], w[2], attributes),
          .width = out_side(x[3], w[2], attributes),
          .kernel = w[2],
          .stride = attributes.integer("stride"),
          .padding = Padding::even(attributes.integer("padding"))};
}

Shape output_shape(OpInputs inputs, const Attributes& attributes) {
  const Shape& x = inputs[0].shape();
  const Shape& w = inputs[1].shape();
  if (x.rank() != 4) reject_shape(kConvTranspose2d, 0, "[N,C,H,W]", x);
  if (w.rank() != 4 || w[0] != x[1] || w[2] != w[3]) {
    reject_shape(kConvTranspose2d, 1, text("[", x[1], ",O,K,K]"), w);
  }
  const Window win = window(inputs, attributes);
  if (win.height < 1 || win.width < 1) {
    reject_shape(kConvTranspose2d, 0,
                 text("H and W that leave something of kernel ", w[2], " at stride ", win.stride,
                      " without padding ", win.padding.top),
                 x);
  }
  // A larger one would be rows that no kernel reaches.
  const Index extra = attributes.integer("output_padding");
  if (extra >= win.stride) {
    reject_shape(kConvTranspose2d, 0,
                 text("output padding below stride ", win.stride, ", not ", extra), x);
  }
  return {x[0], w[1], win.height, win.width};
}

// One application laid out for the three products.
struct Transposed {
  Transposed(OpInputs inputs, const Attributes& attributes)
      : win(window(inputs, attributes)),
        channels(inputs[0].shape()[1]),
        patch(win.patch_size()),
        positions(win.positions()),
        parts(inputs[0].shape()[0], patch * positions, inputs[1].count()) {}
  explicit Transposed(const OpContext& c) : Transposed(c.inputs(), c.attributes) {}

  Window win;
  Index channels, patch, positions;  // channels that go in; positions: the pixels of the input
  ConvolutionParts parts;
};

Index scratch_count(OpInputs inputs, const Attributes& attributes) {
  return Transposed(inputs, attributes).parts.scratch_count();
}

void forward(const OpContext& c) {
  const Transposed conv(c);
  conv.parts.each_image(c, [&](Index n, Scalar* columns) {
    gemm(conv.patch, conv.positions, conv.channels,
         {c.input(1).data(), conv.patch, Transpose::kYes},
         {c.input(0).row(n).data(), conv.positions}, columns, conv.positions, Into::kOverwrite);
    std::ranges::fill(c.output.row(n), Scalar(0));
    col2im_add(conv.win, columns, c.output.row(n).data());
  });
}

void input_vjp(const OpContext& c, const Tensor& out_grad, const Tensor& in_grad) {
  const Transposed conv(c);
  conv.parts.each_image(c, [&](Index n, Scalar* columns) {
    im2col(conv.win, out_grad.row(n).data(), columns);
    gemm(conv.channels, conv.positions, conv.patch, {c.input(1).data(), conv.patch},
         {columns, conv.positions}, in_grad.row(n).data(), conv.positions, Into::kAccumulate);
  });
}

void weight_vjp(const OpContext& c, const Tensor& out_grad, const Tensor& in_grad) {
  const Transposed conv(c);
  conv.parts.sum_weights(c, in_grad, [&](Index n, Scalar* columns, Scalar* share, Into into) {
    im2col(conv.win, out_grad.row(n).data(), columns);
    gemm(conv.channels, conv.patch, conv.positions, {c.input(0).row(n).data(), conv.positions},
         {columns, conv.positions, Transpose::kYes}, share, conv.patch, into);
  });
}

void vjp(const OpContext& c, const Tensor& out_grad, int input, const Tensor& in_grad) {
  if (input == 0) {
    input_vjp(c, out_grad, in_grad);
  } else {
    weight_vjp(c, out_grad, in_grad);
  }
}

// Calls visit(input row or column, tap) for each kernel that covers this place of the output.
template <typename Visit>
void for_each_cover(const Window& w, Index place, Index input_size, Visit&& visit) {
  for (Index tap = 0; tap < w.kernel; ++tap) {
    const Index begin = place + w.padding.top - tap;  // where that kernel begins, times stride
    if (begin < 0 || begin % w.stride != 0 || begin / w.stride >= input_size) continue;
    visit(begin / w.stride, tap);
  }
}

// Calls visit(input index, weight index) for every product in the sum of one output cell.
template <typename Visit>
void for_each_product(const OpContext& c, Index out_index, Visit&& visit) {
  const Window w = window(c.inputs(), c.attributes);
  const Shape& in = c.input(0).shape();
  const Index plane = out_index / (w.height * w.width);
  const Index o = plane % w.channels;
  const Index n = plane / w.channels;
  for (Index ch = 0; ch < in[1]; ++ch) {
    for_each_cover(w, out_index / w.width % w.height, in[2], [&](Index row, Index ky) {
      for_each_cover(w, out_index % w.width, in[3], [&](Index column, Index kx) {
        visit(((n * in[1] + ch) * in[2] + row) * in[3] + column,
              ((ch * w.channels + o) * w.kernel + ky) * w.kernel + kx);
      });
    });
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

double multiply_adds(OpInputs inputs, const Attributes&) {
  const Shape& x = inputs[0].shape();
  return double(x[0]) * double(inputs[1].count()) * double(x[2]) * double(x[3]);
}

Attributes settings(double stride, double padding, double output_padding = 0) {
  return {{"stride", stride}, {"padding", padding}, {"output_padding", output_padding}};
}

std::vector<OpExample> examples() {
  return {{{Shape{2, 2, 3, 4}, Shape{2, 3, 3, 3}}, settings(1, 0)},
          {{Shape{1, 3, 4, 4}, Shape{3, 2, 3, 3}}, settings(1, 1)},
          {{Shape{2, 2, 3, 3}, Shape{2, 1, 2, 2}}, settings(2, 0)},
          {{Shape{1, 1, 3, 2}, Shape{1, 2, 4, 4}}, settings(2, 1)},
          {{Shape{1, 2, 3, 3}, Shape{2, 2, 3, 3}}, settings(2, 1, 1)},
          {{Shape{1, 1, 2, 3}, Shape{1, 1, 2, 2}}, settings(3, 0, 2)},  // gaps between kernels
          {{Shape{1, 1, 4, 4}, Shape{1, 1, 2, 2}}, settings(1, 2)}};    // whole kernels cut off
}

}  // namespace

const Op kConvTranspose2d{
    .name = "conv_transpose2d",
    .formula = R"(y_{o,\,si+u-p,\,sj+v-p} \mathrel{+}= \sum_c w_{c,o,u,v}\, x_{c,i,j})",
    .inputs = kInputs,
    .output_shape = output_shape,
    .forward = forward,
    .vjp = vjp,
    .jacobian_row = jacobian_row,
    .examples = examples,
    .scratch_count = scratch_count,
    .multiply_adds = multiply_adds,
    .forward_naive = forward_naive,
    .bilinear = true};

}  // namespace inkgrad
