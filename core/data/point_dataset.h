// PointDataset: points of the plane, each with a class or a number to be predicted.
#pragma once

#include <vector>

#include "core/data/dataset.h"

namespace inkgrad {

// Coordinates lie in -kPlaneSide..kPlaneSide, as those of TensorFlow's Playground do.
inline constexpr double kPlaneSide = 6;

// Points as they come from a generator, a formula or a hand. `outputs` is the number of classes, 1
// for a regression.
struct PointSet {
  // Numbers a point: x, y and its class or target.
  static constexpr Index kRow = 3;

  Task task = Task::kClassification;
  Index outputs = 2;
  std::vector<Scalar> rows;

  Index count() const { return static_cast<Index>(rows.size()) / kRow; }
  void add(double x, double y, double target);
  Scalar x(Index i) const { return rows[static_cast<std::size_t>(i * kRow)]; }
  Scalar y(Index i) const { return rows[static_cast<std::size_t>(i * kRow + 1)]; }
  Scalar target(Index i) const { return rows[static_cast<std::size_t>(i * kRow + 2)]; }
};

class PointDataset final : public Dataset {
 public:
  // The points `indices` of `set`.
  PointDataset(const PointSet& set, std::span<const Index> indices);

  Task task() const override { return set_.task; }
  Shape input_shape() const override { return {2}; }
  Index outputs() const override { return set_.outputs; }
  Index count() const override { return set_.count(); }
  int label(Index i) const override;
  void relabel(Index i, int label) override;
  // Input [N, 2], the coordinates as they are; target [N, outputs].
  void fill(Parallel& parallel, std::span<const Index> indices, const Tensor& input,
            const Tensor& target) const override;

  // x, y and class or target of every point, three numbers each.
  std::span<const Scalar> rows() const { return set_.rows; }

 private:
  PointSet set_;
};

}  // namespace inkgrad
