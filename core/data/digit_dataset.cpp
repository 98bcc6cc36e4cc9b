#include "core/data/digit_dataset.h"

#include <algorithm>

namespace inkgrad {

void DigitDataset::append(std::shared_ptr<DigitSource> source, std::vector<Index> indices) {
  if (indices.empty()) return;
  const Index begin = count();
  for (const Index i : indices) labels_.push_back(source->label(i));
  parts_.push_back({std::move(source), std::move(indices), begin});
}

const DigitDataset::Part& DigitDataset::part_holding(Index i) const {
  expect_example(i);
  const auto after = std::ranges::upper_bound(parts_, i, {}, &Part::begin);
  return *(after - 1);
}

int DigitDataset::label(Index i) const {
  expect_example(i);
  return labels_[static_cast<std::size_t>(i)];
}

void DigitDataset::relabel(Index i, int label) {
  expect_example(i);
  labels_[static_cast<std::size_t>(i)] = label;
}

std::span<const std::uint8_t> DigitDataset::pixels(Index i) const {
  const Part& part = part_holding(i);
  return part.source->pixels(part.indices[static_cast<std::size_t>(i - part.begin)]);
}

void DigitDataset::fill(Parallel& parallel, std::span<const Index> indices, const Tensor& input,
                        const Tensor& target) const {
  const auto count = static_cast<Index>(indices.size());
  std::ranges::fill(target.values(), Scalar(0));
  parallel.run(kParts, [&](Index task) {
    const Range range = part_of(count, task);
    for (Index n = range.begin; n < range.end; ++n) {
      const Index example = indices[static_cast<std::size_t>(n)];
      grey_to_input(pixels(example), input.row(n));
      target.row(n)[static_cast<std::size_t>(label(example))] = 1;
    }
  });
}

}  // namespace inkgrad
