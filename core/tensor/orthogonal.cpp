#include "core/tensor/orthogonal.h"

#include <Eigen/QR>
#include <algorithm>

#include "core/tensor/eigen_map.h"

namespace inkgrad {

void fill_orthogonal(std::span<Scalar> values, Index rows, Index columns, Rng& rng) {
  const Index longer = std::max(rows, columns);
  const Index shorter = std::min(rows, columns);
  Eigen::MatrixXd drawn(longer, shorter);
  for (Index i = 0; i < longer; ++i) {
    for (Index j = 0; j < shorter; ++j) drawn(i, j) = rng.normal();
  }
  const Eigen::HouseholderQR<Eigen::MatrixXd> qr(drawn);
  Eigen::MatrixXd q = qr.householderQ() * Eigen::MatrixXd::Identity(longer, shorter);
  for (Index j = 0; j < shorter; ++j) {
    if (qr.matrixQR()(j, j) < 0) q.col(j) *= -1;
  }
  MatrixMap matrix(values.data(), rows, columns, Eigen::OuterStride<>(columns));
  if (rows == longer) {
    matrix = q.cast<Scalar>();
  } else {
    matrix = q.transpose().cast<Scalar>();
  }
}

}  // namespace inkgrad
