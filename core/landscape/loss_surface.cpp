#include "core/landscape/loss_surface.h"

#include <bit>
#include <cmath>
#include <limits>

#include "core/base/error.h"

namespace inkgrad {

LossSurface::LossSurface(WeightPlane plane, const PlaneWindow& window, int side)
    : plane_(std::move(plane)), window_(window), side_(side), point_(plane_.origin.size()) {
  if (side < 2 || side > kLargestSide || !std::has_single_bit(static_cast<unsigned>(side - 1))) {
    throw Error(ErrorCode::kInvalidArgument, text("loss surface, side: expected 2, 3, 5, 9, ... ",
                                                  kLargestSide, ", got ", side));
  }
  if (!(window.right > window.left) || !(window.top > window.bottom)) {
    throw Error(ErrorCode::kInvalidArgument, "loss surface: expected a window with some extent");
  }
  values_.assign(static_cast<std::size_t>(side * side), std::numeric_limits<Scalar>::quiet_NaN());
  order_.reserve(values_.size());
  for (int stride = side - 1; stride >= 1; stride /= 2) {
    level_begins_.push_back(static_cast<int>(order_.size()));
    for (int row = 0; row < side; row += stride) {
      for (int column = 0; column < side; column += stride) {
        // What a coarser level has already.
        const bool coarser = row % (2 * stride) == 0 && column % (2 * stride) == 0;
        if (coarser && stride < side - 1) continue;
        order_.push_back(row * side + column);
      }
    }
  }
}

bool LossSurface::advance(LossProbe& probe, int points) {
  const auto between = [this](double low, double high, int i) {
    return std::lerp(low, high, double(i) / double(side_ - 1));
  };
  for (int taken = 0; taken < points && !done(); ++taken) {
    const int place = order_[static_cast<std::size_t>(measured_++)];
    plane_.at(between(window_.left, window_.right, place % side_),
              between(window_.bottom, window_.top, place / side_), point_);
    values_[static_cast<std::size_t>(place)] = static_cast<Scalar>(probe.loss(point_));
  }
  return !done();
}

int LossSurface::spacing() const {
  if (done()) return 1;
  int spacing = side_ - 1;
  // The last level that is complete.
  for (std::size_t level = 1; level < level_begins_.size(); ++level) {
    if (level_begins_[level] <= measured_ && level > 1) spacing /= 2;
  }
  return spacing;
}

}  // namespace inkgrad
