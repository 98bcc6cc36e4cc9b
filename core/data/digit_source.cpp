#include "core/data/digit_source.h"
#include "core/tensor/kernels/greys.h"

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

void grey_to_input(std::span<const std::uint8_t> grey, std::span<Scalar> input) {
  kernels::greys_to_unit(grey.data(), input.data(), static_cast<Index>(grey.size()));
}

}  // namespace inkgrad
