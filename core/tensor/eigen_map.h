// Spans as Eigen matrices. The only header that shows Eigen to the rest of the core.
#pragma once

#include <Eigen/Core>

#include "core/base/scalar.h"

namespace inkgrad {

using RowMatrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using MatrixMap = Eigen::Map<RowMatrix, 0, Eigen::OuterStride<>>;
using ConstMatrixMap = Eigen::Map<const RowMatrix, 0, Eigen::OuterStride<>>;

}  // namespace inkgrad
