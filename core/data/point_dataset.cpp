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
  Scalar* xy = input.data();
  Scalar* wanted = target.data();
  const Scalar* rows = set_.rows.data();
  const auto for_each_point = [&](auto&& put_target) {
    for (const Index i : indices) {
      const Scalar* row = rows + i * PointSet::kRow;
      *xy++ = row[0];
      *xy++ = row[1];
      put_target(row[2]);
    }
  };
  if (is_classification()) {
    std::ranges::fill(target.values(), Scalar(0));
    for_each_point([&, width = set_.outputs](Scalar label) {
      wanted[static_cast<Index>(label)] = 1;
      wanted += width;
    });
  } else {
    for_each_point([&](Scalar number) { *wanted++ = number; });
  }
}

}  // namespace inkgrad
