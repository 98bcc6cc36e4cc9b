// HeldExample: a data set of one example that somebody made by hand: a digit just drawn, a point
// put on the plane.
#pragma once

#include <vector>

#include "core/data/dataset.h"

namespace inkgrad {

class HeldExample final : public Dataset {
 public:
  // An example for networks that read `like`. `answer` is its class, or the number to be predicted.
  // Throws kInvalidArgument when numbers or answer do not fit.
  HeldExample(const Dataset& like, std::span<const Scalar> numbers, double answer);

  Task task() const override { return task_; }
  Shape input_shape() const override { return shape_; }
  Index outputs() const override { return outputs_; }
  Index count() const override { return 1; }
  int label(Index i) const override;
  void relabel(Index i, int label) override;
  void fill(Parallel& parallel, std::span<const Index> indices, const Tensor& input,
            const Tensor& target) const override;

 private:
  Task task_;
  Shape shape_;
  Index outputs_;
  std::vector<Scalar> numbers_;
  double answer_;
};

}  // namespace inkgrad
