#include "core/landscape/curvature.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/base/rng.h"

namespace inkgrad {

namespace {

constexpr int kMostProducts = 200;
constexpr double kSettled = 1e-3;
// Steps get so many times shorter where the loss bends within them, down to what rounding allows.
constexpr double kShorter = 8;
constexpr double kBend = 0.02;

using Vector = std::vector<double>;

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

void add(std::span<double> to, double factor, std::span<const double> from) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += factor * from[i];
}

// Makes it a unit vector; its length before.
double normalise(std::span<double> v) {
  const double length = std::sqrt(dot(v, v));
  if (length > 0) {
    for (double& x : v) x /= length;
  }
  return length;
}

// Chance where there is something to train: the padding of the block stays 0.
Vector random_unit(const ParameterStore& store, std::uint64_t seed) {
  Vector v(store.values().size(), 0);
  Rng rng(seed);
  for (const Parameter& p : store.parameters()) {
    for (Index i = p.begin; i < p.begin + p.count; ++i)
      v[static_cast<std::size_t>(i)] = rng.normal();
  }
  normalise(v);
  return v;
}

// Largest eigenvalue of the tridiagonal matrix, and its eigenvector.
std::pair<double, Vector> top_of(const Vector& diagonal, const Vector& beside) {
  const auto size = static_cast<Eigen::Index>(diagonal.size());
  Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(size, size);
  for (Eigen::Index i = 0; i < size; ++i) {
    matrix(i, i) = diagonal[static_cast<std::size_t>(i)];
    if (i + 1 < size) {
      matrix(i, i + 1) = matrix(i + 1, i) = beside[static_cast<std::size_t>(i)];
    }
  }
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix);
  const Eigen::VectorXd top = solver.eigenvectors().col(size - 1);
  return {solver.eigenvalues()[size - 1], Vector(top.begin(), top.end())};
}

}  // namespace

// Rounding of the gradients weighs against the third derivative: the cube root of what a number is
// known to.
const double kUsualStep = std::cbrt(double(std::numeric_limits<Scalar>::epsilon()));
const double kShortestStep = kUsualStep / 100;

void hessian_product(LossProbe& probe, std::span<const Scalar> point, std::span<const double> v,
                     std::span<double> out, double step) {
  double square = 0;
  for (const Scalar x : point) square += double(x) * double(x);
  const double length = std::sqrt(dot(v, v));
  if (length == 0) {
    std::ranges::fill(out, 0.0);
    return;
  }
  const double h = step * std::max(1.0, std::sqrt(square)) / length;
  std::vector<Scalar> moved(point.size());
  std::vector<Scalar> gradient(point.size());
  const auto at = [&](double way) {
    for (std::size_t i = 0; i < moved.size(); ++i) {
      moved[i] = static_cast<Scalar>(double(point[i]) + way * v[i]);
    }
    probe.gradient(moved, gradient);
  };
  at(h);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = double(gradient[i]);
  at(-h);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = (out[i] - double(gradient[i])) / (2 * h);
}

TopEigenvalueSearch::TopEigenvalueSearch(std::span<const Scalar> point, int products,
                                         std::uint64_t seed)
    : point_(point.begin(), point.end()), most_(products), seed_(seed), step_(kUsualStep) {
  if (products < 2 || products > kMostProducts) {
    throw Error(ErrorCode::kInvalidArgument,
                text("curvature, products: expected 2 to ", kMostProducts, ", got ", products));
  }
}

bool TopEigenvalueSearch::advance(LossProbe& probe) {
  if (done_) return false;
  if (basis_.empty()) {
    basis_.push_back(random_unit(probe.store(), seed_));
    next_.resize(point_.size());
  }
  hessian_product(probe, point_, basis_.back(), next_, step_);
  ++top_.products;
  diagonal_.push_back(dot(next_, basis_.back()));
  for (int again = 0; again < 2; ++again) {
    for (const Vector& one : basis_) add(next_, -dot(next_, one), one);
  }
  const double length = normalise(next_);
  const auto [value, vector] = top_of(diagonal_, beside_);
  top_.value = value;
  top_.residual = length * std::abs(vector.back());
  const bool settled = !std::isfinite(value) || top_.residual <= kSettled * std::abs(value);
  // No more directions than there are numbers.
  done_ = settled || std::ssize(diagonal_) >= std::min<Index>(most_, probe.store().count());
  if (done_ && bends(probe, vector)) {
    step_ /= kShorter;
    basis_.clear();
    diagonal_.clear();
    beside_.clear();
    done_ = false;
  } else if (done_) {
    // A path has many searches: what only this one needed is given back.
    basis_ = {};
    next_ = {};
  } else {
    beside_.push_back(length);
    basis_.push_back(next_);
  }
  return !done_;
}

bool TopEigenvalueSearch::bends(LossProbe& probe, std::span<const double> found) {
  if (!std::isfinite(top_.value) || step_ / kShorter < kShortestStep) return false;
  Vector direction(point_.size(), 0);
  for (std::size_t i = 0; i < basis_.size(); ++i) {
    add(direction, found[i], basis_[i]);
  }
  hessian_product(probe, point_, direction, next_, step_ / kShorter);
  ++top_.products;
  const double nearer = dot(next_, direction);
  return std::abs(nearer - top_.value) > kBend * std::max(std::abs(nearer), std::abs(top_.value));
}

TopEigenvalue top_eigenvalue(LossProbe& probe, std::span<const Scalar> point, int products,
                             std::uint64_t seed) {
  TopEigenvalueSearch search(point, products, seed);
  while (search.advance(probe)) {
  }
  return search.found();
}

}  // namespace inkgrad
