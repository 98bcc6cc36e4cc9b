// Curvature: the top eigenvalue of the Hessian of the loss, by Lanczos' method from Hessian-vector
// products. Gradient descent with rate r is stable along its eigenvector up to 2 / r; networks
// often train right at that edge (Cohen, Kaur, Li, Kolter, Talwalkar 2021).
#pragma once

#include <span>
#include <vector>

#include "core/landscape/loss_probe.h"

namespace inkgrad {

// H v by central differences of gradients along v; `point` and `v` have probe.size() numbers.
// `step`: how far to either side, of the length of `point` (at least of 1).
void hessian_product(LossProbe& probe, std::span<const Scalar> point, std::span<const double> v,
                     std::span<double> out, double step);

struct TopEigenvalue {
  double value = 0;     // the largest, by sign: the sharpest way up
  double residual = 0;  // |H v - value v| for its unit vector v, as Lanczos' method knows it
  int products = 0;     // Hessian-vector products it took: two gradients each
};

// Looks for it product by product: at most `products` (2 to 200) of them a search, fewer where the
// residual is below 0.001 of the value. The first vector is drawn by `seed`. All earlier ones are
// kept at right angles to each new one, so none comes back by rounding. (Golub, Van Loan 2013,
// section 10.1.) What is found is looked at with shorter steps: where these say otherwise (long
// weights near a loss of 0, where it bends within a step), the search begins anew with them.
class TopEigenvalueSearch {
 public:
  // `point` has as many numbers as the probe's points. Throws kInvalidArgument.
  TopEigenvalueSearch(std::span<const Scalar> point, int products, std::uint64_t seed);

  // One more product; false when there is nothing left to do.
  bool advance(LossProbe& probe);
  bool done() const { return done_; }
  // So far.
  const TopEigenvalue& found() const { return top_; }

 private:
  // Whether the loss bends too much within the steps, along the vector found: by its numbers in the
  // basis.
  bool bends(LossProbe& probe, std::span<const double> found);

  std::vector<Scalar> point_;
  int most_;
  std::uint64_t seed_;
  double step_;  // of hessian_product()
  std::vector<std::vector<double>> basis_;
  std::vector<double> diagonal_, beside_, next_;
  TopEigenvalue top_;
  bool done_ = false;
};

// The whole search at once.
TopEigenvalue top_eigenvalue(LossProbe& probe, std::span<const Scalar> point, int products,
                             std::uint64_t seed);

}  // namespace inkgrad
