#include "core/tensor/kernels/max_pool.h"

#include <initializer_list>

#include "core/tensor/kernels/vector.h"

namespace inkgrad::kernels {

namespace {

struct Best {
  Vector value;
  Vector place;

  [[gnu::always_inline]] void challenge(const Vector& other, const Vector& other_place) {
    const auto wins = (other > value) | (other != other);
    using Mask = decltype(value > other);
    value = (Vector)((wins & (Mask)other) | (~wins & (Mask)value));
    place = (Vector)((wins & (Mask)other_place) | (~wins & (Mask)place));
  }
};

// Four windows beginning at `top`, the `place`-th number of its plane.
[[gnu::always_inline]] inline Best best_of_four(const Scalar* top, Index width, Index place) {
  Vector a;
  Vector b;
  Vector c;
  Vector d;
  load(a, top);
  load(b, top + kLanes);
  load(c, top + width);
  load(d, top + width + kLanes);
  const Vector even{0, 2, 4, 6};
  const Vector here = even + static_cast<Scalar>(place);
  const Vector below = here + static_cast<Scalar>(width);
  Best best{__builtin_shufflevector(a, b, 0, 2, 4, 6), here};
  best.challenge(__builtin_shufflevector(a, b, 1, 3, 5, 7), here + Scalar(1));
  best.challenge(__builtin_shufflevector(c, d, 0, 2, 4, 6), below);
  best.challenge(__builtin_shufflevector(c, d, 1, 3, 5, 7), below + Scalar(1));
  return best;
}

Index best_of_one(const Scalar* plane, Index width, Index corner) {
  Index winner = corner;
  for (const Index at : {corner + 1, corner + width, corner + width + 1}) {
    if (plane[at] > plane[winner] || plane[at] != plane[at]) winner = at;
  }
  return winner;
}

}  // namespace

void max_pool_2x2(const Scalar* plane, Index width, Index out_height, Index out_width, Scalar* out,
                  Scalar* winners) {
  for (Index y = 0; y < out_height; ++y, out += out_width, winners += out_width) {
    const Index line = 2 * y * width;
    Index x = 0;
    for (; x + kLanes <= out_width; x += kLanes) {
      const Best best = best_of_four(plane + line + 2 * x, width, line + 2 * x);
      store(best.value, out + x);
      store(best.place, winners + x);
    }
    for (; x < out_width; ++x) {
      const Index winner = best_of_one(plane, width, line + 2 * x);
      out[x] = plane[winner];
      winners[x] = static_cast<Scalar>(winner);
    }
  }
}

}  // namespace inkgrad::kernels
