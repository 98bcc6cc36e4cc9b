#include "core/tensor/im2col.h"

#include <algorithm>

namespace inkgrad {

namespace {

// Calls visit(channel, row and column of the image under the tap at output 0, row of the columns
// matrix) for each row of it.
template <typename Visit>
void for_each_tap(const Window& w, Visit&& visit) {
  Index row = 0;
  for (Index c = 0; c < w.channels; ++c) {
    for (Index ky = 0; ky < w.kernel; ++ky) {
      for (Index kx = 0; kx < w.kernel; ++kx) {
        visit(c, ky * w.dilation - w.padding.top, kx * w.dilation - w.padding.left, row++);
      }
    }
  }
}

// Output positions [first, last) along one axis whose tap falls inside the image.
struct Inside {
  Index first;
  Index last;
};

// Input position = output position * stride + offset.
Inside inside(Index size, Index out_size, Index stride, Index offset) {
  const Index first = offset >= 0 ? 0 : (-offset + stride - 1) / stride;
  const Index last = size - offset <= 0 ? 0 : (size - offset - 1) / stride + 1;
  return {std::min(first, out_size), std::clamp(last, std::min(first, out_size), out_size)};
}

}  // namespace

void im2col(const Window& w, const Scalar* image, Scalar* columns) {
  const Index out_h = w.out_height();
  const Index out_w = w.out_width();
  for_each_tap(w, [&](Index c, Index dy, Index dx, Index row) {
    Scalar* out = columns + row * out_h * out_w;
    const Inside ys = inside(w.height, out_h, w.stride, dy);
    const Inside xs = inside(w.width, out_w, w.stride, dx);
    std::fill(out, out + ys.first * out_w, Scalar(0));
    for (Index y = ys.first; y < ys.last; ++y) {
      Scalar* line = out + y * out_w;
      const Scalar* in = image + (c * w.height + y * w.stride + dy) * w.width;
      std::fill(line, line + xs.first, Scalar(0));
      if (w.stride == 1) {
        const Scalar* from = in + xs.first + dx;
        std::copy(from, from + (xs.last - xs.first), line + xs.first);
      } else {
        for (Index x = xs.first; x < xs.last; ++x) line[x] = in[x * w.stride + dx];
      }
      std::fill(line + xs.last, line + out_w, Scalar(0));
    }
    std::fill(out + ys.last * out_w, out + out_h * out_w, Scalar(0));
  });
}

void col2im_add(const Window& w, const Scalar* columns, Scalar* image) {
  const Index out_h = w.out_height();
  const Index out_w = w.out_width();
  for_each_tap(w, [&](Index c, Index dy, Index dx, Index row) {
    const Scalar* from = columns + row * out_h * out_w;
    const Inside ys = inside(w.height, out_h, w.stride, dy);
    const Inside xs = inside(w.width, out_w, w.stride, dx);
    for (Index y = ys.first; y < ys.last; ++y) {
      const Scalar* line = from + y * out_w;
      Scalar* to = image + (c * w.height + y * w.stride + dy) * w.width;
      for (Index x = xs.first; x < xs.last; ++x) to[x * w.stride + dx] += line[x];
    }
  });
}

}  // namespace inkgrad
