#include "core/data/dataset.h"

#include <algorithm>

#include "core/base/error.h"

namespace inkgrad {

DigitSource::DigitSource(std::uint64_t seed, Index first, Index count)
    : pixels_(static_cast<std::size_t>(count * kDigitPixels)),
      labels_(static_cast<std::size_t>(count)),
      made_(static_cast<std::size_t>(count), 0),
      generator_(seed),
      first_(first) {
  for (Index i = 0; i < count; ++i) {
    labels_[static_cast<std::size_t>(i)] =
        static_cast<std::uint8_t>(generator_.label(static_cast<std::uint64_t>(first + i)));
  }
}

void DigitSource::add(std::span<const std::uint8_t> pixels, int label) {
  pixels_.insert(pixels_.end(), pixels.begin(), pixels.end());
  labels_.push_back(static_cast<std::uint8_t>(label));
}

std::span<const std::uint8_t> DigitSource::pixels(Index i) {
  const auto at = static_cast<std::size_t>(i);
  const auto place =
      std::span(pixels_).subspan(at * std::size_t(kDigitPixels), std::size_t(kDigitPixels));
  if (!made_.empty() && made_[at] == 0) {
    generator_.picture(static_cast<std::uint64_t>(first_ + i), place);
    made_[at] = 1;
  }
  return place;
}

void Dataset::append(std::shared_ptr<DigitSource> source, std::vector<Index> indices) {
  if (indices.empty()) return;
  const auto size = static_cast<Index>(indices.size());
  parts_.push_back({std::move(source), std::move(indices), count_});
  count_ += size;
}

const Dataset::Part& Dataset::part_holding(Index i) const {
  if (i < 0 || i >= count_) {
    throw Error(ErrorCode::kInvalidArgument,
                text("example: expected 0 to ", count_ - 1, ", got ", i));
  }
  const auto after = std::ranges::upper_bound(parts_, i, {}, &Part::begin);
  return *(after - 1);
}

int Dataset::label(Index i) const {
  const Part& part = part_holding(i);
  return part.source->label(part.indices[static_cast<std::size_t>(i - part.begin)]);
}

std::span<const std::uint8_t> Dataset::pixels(Index i) const {
  const Part& part = part_holding(i);
  return part.source->pixels(part.indices[static_cast<std::size_t>(i - part.begin)]);
}

void Dataset::fill(Parallel& parallel, std::span<const Index> indices, const Tensor& input,
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

void grey_to_input(std::span<const std::uint8_t> grey, std::span<Scalar> input) {
  for (std::size_t i = 0; i < grey.size(); ++i) input[i] = Scalar(grey[i]) / Scalar(255);
}

}  // namespace inkgrad
