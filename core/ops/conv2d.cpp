// conv2d: cross-correlation with square kernels. X [N, C, H, W], W [O, C, K, K] -> Y [N, O, H',
// W'], H' = (H + 2 padding - K) / stride + 1, zeros around the image. (LeCun et al. 1989.) Per
// image, with P = im2col(X): Y = W P, dP = W^T dY, dW = sum over images of dY P^T.
#include <algorithm>

#include "core/base/text.h"
#include "core/ops/registry.h"
#include "core/tensor/gemm.h"
#include "core/tensor/im2col.h"

namespace inkgrad {

namespace {

constexpr std::array<OpInputSpec, 2> kInputs{{{"x"}, {"weight"}}};

Window window(OpInputs inputs, const Attributes& attributes) {
  const Shape& x = inputs[0].shape();
  return {x[1],
          x[2],
          x[3],
          inputs[1].shape()[2],
          attributes.integer("stride"),
          attributes.integer("padding")};
}

Shape output_shape(OpInputs inputs, const Attributes& attributes) {
  const Shape& x = inputs[0].shape();
  const Shape& w = inputs[1].shape();
  if (x.rank() != 4) reject_shape(kConv2d, 0, "[N,C,H,W]", x);
  if (w.rank() != 4 || w[1] != x[1] || w[2] != w[3]) {
    reject_shape(kConv2d, 1, text("[O,", x[1], ",K,K]"), w);
  }
  const Window win = window(inputs, attributes);
  if (win.height + 2 * win.padding < win.kernel || win.width + 2 * win.padding < win.kernel) {
    reject_shape(kConv2d, 0,
                 text("H and W of at least ", win.kernel - 2 * win.padding, " for kernel ",
                      win.kernel, " and padding ", win.padding),
                 x);
  }
  return {x[0], w[0], win.out_height(), win.out_width()};
}

// What one part of the batch needs: the patches, and its own share of the weight gradient.
struct PartScratch {
  PartScratch(const Window& w, Index out_channels)
      : columns(w.patch_size() * w.positions()), weight(w.patch_size() * out_channels) {}
  Index columns, weight;
  Index size() const { return columns + weight; }
};

Index scratch_count(OpInputs inputs, const Attributes& attributes) {
  return kParts * PartScratch(window(inputs, attributes), inputs[1].shape()[0]).size();
}

// One application laid out for the three products.
struct Convolution {
  explicit Convolution(const OpContext& c)
      : context(c),
        win(window(c.inputs(), c.attributes)),
        images(c.input(0).shape()[0]),
        channels(c.output.shape()[1]),
        patch(win.patch_size()),
        positions(win.positions()),
        part_scratch(win, channels) {}

  // Calls body(image, columns, weight_share) for every image, the batch cut into parts.
  template <typename Body>
  void for_each_image(Body&& body) const {
    context.parallel->run(kParts, [&](Index part) {
      Scalar* columns = context.scratch.data() + part * part_scratch.size();
      const Range range = part_of(images, part);
      for (Index n = range.begin; n < range.end; ++n) {
        body(n, columns, columns + part_scratch.columns, n == range.begin);
      }
    });
  }

  const Scalar* weight() const { return context.input(1).data(); }

  const OpContext& context;
  Window win;
  Index images, channels, patch, positions;
  PartScratch part_scratch;
};

void forward(const OpContext& c) {
  const Convolution conv(c);
  conv.for_each_image([&](Index n, Scalar* columns, Scalar*, bool) {
    im2col(conv.win, c.input(0).row(n).data(), columns);
    gemm(conv.channels, conv.positions, conv.patch, {conv.weight(), conv.patch},
         {columns, conv.positions}, c.output.row(n).data(), conv.positions, Into::kOverwrite);
  });
}

void input_vjp(const Convolution& conv, const Tensor& out_grad, const Tensor& in_grad) {
  conv.for_each_image([&](Index n, Scalar* columns, Scalar*, bool) {
    gemm(conv.patch, conv.positions, conv.channels, {conv.weight(), conv.patch, Transpose::kYes},
         {out_grad.row(n).data(), conv.positions}, columns, conv.positions, Into::kOverwrite);
    col2im_add(conv.win, columns, in_grad.row(n).data());
  });
}

void weight_vjp(const Convolution& conv, const Tensor& out_grad, const Tensor& in_grad) {
  conv.for_each_image([&](Index n, Scalar* columns, Scalar* share, bool first) {
    im2col(conv.win, conv.context.input(0).row(n).data(), columns);
    gemm(conv.channels, conv.patch, conv.positions, {out_grad.row(n).data(), conv.positions},
         {columns, conv.positions, Transpose::kYes}, share, conv.patch,
         first ? Into::kOverwrite : Into::kAccumulate);
  });
  // The shares are added in the order of the parts, whichever thread made them.
  for (Index part = 0; part < kParts; ++part) {
    if (part_of(conv.images, part).size() == 0) continue;
    const Scalar* share =
        conv.context.scratch.data() + part * conv.part_scratch.size() + conv.part_scratch.columns;
    for (Index i = 0; i < in_grad.count(); ++i) in_grad[i] += share[i];
  }
}

void vjp(const OpContext& c, const Tensor& out_grad, int input, const Tensor& in_grad) {
  if (input == 0) {
    input_vjp(Convolution(c), out_grad, in_grad);
  } else {
    weight_vjp(Convolution(c), out_grad, in_grad);
  }
}

// Calls visit(input index, weight index) for every product in the sum of one output cell.
template <typename Visit>
void for_each_product(const OpContext& c, Index out_index, Visit&& visit) {
  const Window w = window(c.inputs(), c.attributes);
  const Index x = out_index % w.out_width();
  const Index y = out_index / w.out_width() % w.out_height();
  const Index o = out_index / w.positions() % c.output.shape()[1];
  const Index n = out_index / w.positions() / c.output.shape()[1];
  for (Index ch = 0; ch < w.channels; ++ch) {
    for (Index ky = 0; ky < w.kernel; ++ky) {
      for (Index kx = 0; kx < w.kernel; ++kx) {
        const Index row = y * w.stride + ky - w.padding;
        const Index column = x * w.stride + kx - w.padding;
        if (row < 0 || row >= w.height || column < 0 || column >= w.width) continue;
        visit(((n * w.channels + ch) * w.height + row) * w.width + column,
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

std::vector<OpExample> examples() {
  return {{{Shape{2, 2, 5, 5}, Shape{3, 2, 3, 3}}, {{"stride", 1}, {"padding", 1}}},
          {{Shape{1, 2, 6, 5}, Shape{2, 2, 3, 3}}, {{"stride", 2}, {"padding", 0}}},
          {{Shape{3, 1, 4, 4}, Shape{2, 1, 2, 2}}, {{"stride", 2}, {"padding", 1}}},
          {{Shape{1, 1, 3, 3}, Shape{1, 1, 5, 5}}, {{"stride", 1}, {"padding", 2}}}};
}

}  // namespace

const Op kConv2d{.name = "conv2d",
                 .formula = R"(y_{o,i,j} = \sum_{c,u,v} w_{o,c,u,v}\, x_{c,\,si+u-p,\,sj+v-p})",
                 .inputs = kInputs,
                 .output_shape = output_shape,
                 .forward = forward,
                 .vjp = vjp,
                 .jacobian_row = jacobian_row,
                 .examples = examples,
                 .scratch_count = scratch_count,
                 .multiply_adds = multiply_adds,
                 .forward_naive = forward_naive};

}  // namespace inkgrad
