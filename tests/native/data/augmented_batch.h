// A batch of generated digits to be changed, and what to measure of it.
#pragma once

#include <cmath>
#include <cstring>
#include <initializer_list>
#include <utility>
#include <vector>

#include "core/data/augmenter.h"
#include "core/data/digit_dataset.h"

namespace inkgrad {

inline Options augmenting(std::initializer_list<std::pair<std::string_view, double>> settings) {
  Options options("augmentation", augmentation_options());
  for (const auto& [name, value] : settings) options.set(name, value);
  return options;
}

inline double strongest(const AugmentationType& type) {
  const OptionSpec& spec = type.options.front();
  return spec.kind == OptionKind::kChoice ? double(spec.choices.size()) - 1 : spec.max;
}

struct Batch {
  explicit Batch(Index count, bool empty = false)
      : pixels(static_cast<std::size_t>(count) * 784),
        answers(static_cast<std::size_t>(count * kDigitClasses)),
        input(Shape{count, 1, 28, 28}, pixels.data()),
        target(Shape{count, kDigitClasses}, answers.data()) {
    if (empty) return;
    std::vector<Index> rows;
    for (Index i = 0; i < count; ++i) rows.push_back(i);
    DigitDataset digits;
    digits.append(std::make_shared<DigitSource>(5, 0, count), rows);
    Parallel one(1);
    digits.fill(one, rows, input, target);
  }
  Batch(Batch&&) = default;  // the numbers stay where they are
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
  Batch& operator=(Batch&&) = delete;
  ~Batch() = default;

  void augment(const Options& options, std::uint64_t seed = 1, std::uint64_t batch = 0,
               int threads = 1) {
    Parallel parallel(threads);
    Augmenter(options, seed).apply(parallel, input, target, batch);
  }
  bool same_as(const Batch& other) const {
    return std::memcmp(pixels.data(), other.pixels.data(), pixels.size() * sizeof(Scalar)) == 0 &&
           std::memcmp(answers.data(), other.answers.data(), answers.size() * sizeof(Scalar)) == 0;
  }

  std::vector<Scalar> pixels, answers;
  Tensor input, target;
};

// One picture: a disc of radius 7 about the middle, one side of it darker.
inline Batch disc() {
  Batch batch(1, true);
  for (int i = 0; i < 784; ++i) {
    const double x = i % 28 - 13.5;
    const double y = i / 28 - 13.5;
    const double edge = std::clamp(7.5 - std::hypot(x, y), 0.0, 1.0);
    batch.pixels[static_cast<std::size_t>(i)] = static_cast<Scalar>(edge);
  }
  return batch;
}

struct Centre {
  double x, y, mass;
};

inline Centre centre(std::span<const Scalar> picture) {
  Centre sum{0, 0, 0};
  for (std::size_t i = 0; i < picture.size(); ++i) {
    sum.mass += double(picture[i]);
    sum.x += double(picture[i]) * double(i % 28);
    sum.y += double(picture[i]) * double(i / 28);
  }
  return {sum.x / sum.mass, sum.y / sum.mass, sum.mass};
}

// The displacements that "elastic" draws for one 28x28 picture.
inline Warp elastic_warp(const Options& options, std::uint64_t seed) {
  std::vector<Scalar> pixels(784);
  std::vector<Scalar> spare(784);
  Warp warp;
  Rng rng(mixed(seed, 3));
  augmentation_registry().find("elastic").warp(
      options, rng, {.channels = 1, .height = 28, .width = 28, .pixels = pixels, .spare = spare},
      warp);
  return warp;
}

}  // namespace inkgrad
