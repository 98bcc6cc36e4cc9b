// Dataset: labelled examples as a network reads them, whatever they are: digits (digit_dataset.h),
// points of the plane (point_dataset.h). Batches are asked for, never single numbers.
#pragma once

#include <span>

#include "core/base/parallel.h"
#include "core/tensor/tensor.h"

namespace inkgrad {

enum class Task { kClassification, kRegression };

class Dataset {
 public:
  virtual ~Dataset() = default;

  virtual Task task() const = 0;
  bool is_classification() const { return task() == Task::kClassification; }
  // Of one example: [1, 28, 28] for a digit, [2] for a point.
  virtual Shape input_shape() const = 0;
  // Classes, or numbers to be predicted: what the last layer must give is [outputs].
  virtual Index outputs() const = 0;
  virtual Index count() const = 0;

  // The class of example i, 0 to outputs() - 1; 0 where there are no classes. Throws
  // kInvalidArgument when there is no such example.
  virtual int label(Index i) const = 0;
  // Gives example i another class in this data set; whatever it was taken from keeps its own.
  virtual void relabel(Index i, int label) = 0;
  // Examples `indices` as network input [N, ...input_shape] and target [N, outputs]: one-hot rows
  // for classes, the numbers themselves for a regression.
  virtual void fill(Parallel& parallel, std::span<const Index> indices, const Tensor& input,
                    const Tensor& target) const = 0;

 protected:
  Dataset() = default;
  Dataset(const Dataset&) = default;
  Dataset(Dataset&&) = default;
  Dataset& operator=(const Dataset&) = default;
  Dataset& operator=(Dataset&&) = default;

  // Throws kInvalidArgument unless 0 <= i < count().
  void expect_example(Index i) const;
};

}  // namespace inkgrad
