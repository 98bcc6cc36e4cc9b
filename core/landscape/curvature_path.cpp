#include "core/landscape/curvature_path.h"

#include "core/landscape/coarse_first.h"

namespace inkgrad {

CurvaturePath::CurvaturePath(std::span<const std::span<const Scalar>> places, int products,
                             std::uint64_t seed)
    : order_(coarse_first(static_cast<int>(places.size()))) {
  searches_.reserve(places.size());
  for (const std::span<const Scalar> weights : places) {
    searches_.emplace_back(weights, products, seed);
  }
}

bool CurvaturePath::advance(LossProbe& probe, int products) {
  for (int taken = 0; taken < products && !done(); ++taken) {
    TopEigenvalueSearch& search = searches_[static_cast<std::size_t>(order_[next_])];
    if (!search.advance(probe)) ++next_;
    ++measured_;
  }
  return !done();
}

}  // namespace inkgrad
