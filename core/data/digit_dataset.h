// DigitDataset: some digits of some sources, in one numbering, with labels of its own.
#pragma once

#include <memory>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/digit_source.h"

namespace inkgrad {

class DigitDataset final : public Dataset {
 public:
  // The digits `indices` of `source`; sources may be shared between data sets.
  void append(std::shared_ptr<DigitSource> source, std::vector<Index> indices);

  Task task() const override { return Task::kClassification; }
  Shape input_shape() const override { return {1, kDigitSide, kDigitSide}; }
  Index outputs() const override { return kDigitClasses; }
  Index count() const override { return static_cast<Index>(labels_.size()); }
  int label(Index i) const override;
  void relabel(Index i, int label) override;
  std::span<const std::uint8_t> pixels(Index i) const;
  // Input [N, 1, 28, 28] in 0..1 and one-hot target [N, 10].
  void fill(Parallel& parallel, std::span<const Index> indices, const Tensor& input,
            const Tensor& target) const override;

 private:
  struct Part {
    std::shared_ptr<DigitSource> source;
    std::vector<Index> indices;
    Index begin;  // number of its first digit in the data set
  };
  const Part& part_holding(Index i) const;

  std::vector<Part> parts_;
  std::vector<int> labels_;
};

}  // namespace inkgrad
