// CurvaturePath: the top eigenvalue of the Hessian at several places of a run, one Hessian-vector
// product at a time, the ends of the run first. Full-batch gradient descent at rate r tends to
// train where it is about 2 / r, the edge of stability (Cohen, Kaur, Li, Kolter, Talwalkar 2021).
#pragma once

#include "core/landscape/curvature.h"

namespace inkgrad {

class CurvaturePath {
 public:
  // One search a place, in the order of the run, all with the same settings. Throws as they do.
  CurvaturePath(std::span<const std::span<const Scalar>> places, int products, std::uint64_t seed);

  // Up to `products` more; false when there is nothing left to do.
  bool advance(LossProbe& probe, int products);

  bool done() const { return next_ == order_.size(); }
  // Products so far.
  int measured() const { return measured_; }
  // One a place; not done where it has not settled yet.
  const std::vector<TopEigenvalueSearch>& searches() const { return searches_; }

 private:
  std::vector<TopEigenvalueSearch> searches_;
  std::vector<int> order_;
  std::size_t next_ = 0;
  int measured_ = 0;
};

}  // namespace inkgrad
