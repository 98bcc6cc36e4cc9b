#include "core/data/augmentation/warp.h"

#include <algorithm>
#include <cmath>

namespace inkgrad {

namespace {

// One channel as it was before.
struct Plane {
  const Scalar* pixels;
  Index height, width;

  Scalar at(Index x, Index y) const {
    return x >= 0 && x < width && y >= 0 && y < height ? pixels[y * width + x] : Scalar(0);
  }

  Scalar between(double x, double y) const {
    if (!(x > -1 && y > -1 && x < double(width) && y < double(height))) return 0;
    const double left = std::floor(x);
    const double top = std::floor(y);
    const auto across = static_cast<Scalar>(x - left);
    const auto down = static_cast<Scalar>(y - top);
    const auto i = static_cast<Index>(left);
    const auto j = static_cast<Index>(top);
    const Scalar above = (1 - across) * at(i, j) + across * at(i + 1, j);
    const Scalar below = (1 - across) * at(i, j + 1) + across * at(i + 1, j + 1);
    return std::clamp((1 - down) * above + down * below, Scalar(0), Scalar(1));
  }
};

void resample_plane(const Plane& from, const Warp& warp, std::span<Scalar> to) {
  const Affine& places = warp.places;
  const double middle_x = double(from.width - 1) / 2;
  const double middle_y = double(from.height - 1) / 2;
  std::size_t i = 0;
  for (Index row = 0; row < from.height; ++row) {
    const double y = double(row) - middle_y;
    for (Index column = 0; column < from.width; ++column, ++i) {
      const double x = double(column) - middle_x;
      double source_x = places.xx * x + places.xy * y + places.x0 + middle_x;
      double source_y = places.yx * x + places.yy * y + places.y0 + middle_y;
      if (!warp.dx.empty()) {
        source_x += double(warp.dx[i]);
        source_y += double(warp.dy[i]);
      }
      to[i] = from.between(source_x, source_y);
    }
  }
}

}  // namespace

Affine Affine::after(const Affine& first) const {
  return {.xx = xx * first.xx + xy * first.yx,
          .xy = xx * first.xy + xy * first.yy,
          .x0 = xx * first.x0 + xy * first.y0 + x0,
          .yx = yx * first.xx + yy * first.yx,
          .yy = yx * first.xy + yy * first.yy,
          .y0 = yx * first.x0 + yy * first.y0 + y0};
}

void Warp::clear() {
  places = {};
  dx.clear();
  dy.clear();
}

void resample(const Picture& picture, const Warp& warp) {
  std::ranges::copy(picture.pixels, picture.spare.begin());
  const auto size = static_cast<std::size_t>(picture.plane_size());
  for (std::size_t first = 0; first < picture.pixels.size(); first += size) {
    resample_plane({picture.spare.data() + first, picture.height, picture.width}, warp,
                   picture.pixels.subspan(first, size));
  }
}

}  // namespace inkgrad
