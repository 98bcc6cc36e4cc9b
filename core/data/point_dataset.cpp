#include "core/data/point_dataset.h"

#include <algorithm>

namespace inkgrad {

void PointSet::add(double x, double y, double target) {
  for (const double number : {x, y, target}) rows.push_back(static_cast<Scalar>(number));
}

PointDataset::PointDataset(const PointSet& set, std::span<const Index> indices)
    : set_{.task = set.task, .outputs = set.outputs, .rows = {}} {
  set_.rows.reserve(indices.size() * std::size_t(PointSet::kRow));
  for (const Index i : indices) {
    for (const Scalar number : {set.x(i), set.y(i), set.target(i)}) set_.rows.push_back(number);
  }
}

int PointDataset::label(Index i) const {
  expect_example(i);
  return is_classification() ? static_cast<int>(set_.target(i)) : 0;
}

void PointDataset::relabel(Index i, int label) {
  expect_example(i);
  set_.rows[static_cast<std::size_t>(i * PointSet::kRow + 2)] = static_cast<Scalar>(label);
}

// A batch of points is a few hundred numbers: not worth waking threads for.
void PointDataset::fill(Parallel&, std::span<const Index> indices, const Tensor& input,
                        const Tensor& target) const {
  std::ranges::fill(target.values(), Scalar(0));
  for (std::size_t n = 0; n < indices.size(); ++n) {
    const Index i = indices[n];
    const auto row = static_cast<Index>(n);
    input.row(row)[0] = set_.x(i);
    input.row(row)[1] = set_.y(i);
    if (is_classification()) {
      target.row(row)[static_cast<std::size_t>(set_.target(i))] = 1;
    } else {
      target.row(row)[0] = set_.target(i);
    }
  }
}

}  // namespace inkgrad
