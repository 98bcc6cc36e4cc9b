#include "core/landscape/gradient_scatter.h"

#include <algorithm>

#include "core/tensor/norm.h"

namespace inkgrad {

GradientScatter::GradientScatter(WeightPlane plane, const ScatterSubject& subject,
                                 Parallel& parallel)
    : plane_(std::move(plane)),
      place_(shadow_of(plane_, subject.weights.values())),
      count_(subject.data.count()),
      batch_size_(std::min(subject.settings.batch_size, count_)),
      batches_(static_cast<int>((count_ + batch_size_ - 1) / batch_size_)),
      sampler_(count_, batch_size_, true, noise_seed(subject.settings)),
      gradients_(subject.model, subject.weights, subject.loss, subject.data, subject.settings,
                 parallel),
      mean_(subject.weights.gradients().size(), 0) {}

bool GradientScatter::advance(int batches) {
  for (int taken = 0; taken < batches && !done(); ++taken) {
    const std::span<const Index> batch = sampler_.next();
    const std::span<const Scalar> gradient = gradients_.of(batch);
    const PlaneSlope slope = slope_on(plane_, gradient);
    const auto examples = static_cast<Index>(batch.size());
    if (slopes_.size() < kMostSlopes) slopes_.push_back(slope);
    sum_.a += slope.a * double(examples);
    sum_.b += slope.b * double(examples);
    seen_ += examples;
    ++measured_;
    // What is left over at the end of an epoch has another noise.
    if (examples < batch_size_) continue;
    ++whole_;
    mean_square_ += (sum_of_squares(gradient) - mean_square_) / whole_;
    for (std::size_t i = 0; i < mean_.size(); ++i) {
      mean_[i] += (double(gradient[i]) - mean_[i]) / whole_;
    }
  }
  return !done();
}

std::optional<PlaneSlope> GradientScatter::mean() const {
  if (seen_ == 0) return {};
  return PlaneSlope{.a = sum_.a / double(seen_), .b = sum_.b / double(seen_)};
}

double GradientScatter::square_of_mean() const {
  double square = 0;
  for (const double g : mean_) square += g * g;
  return square;
}

std::optional<double> GradientScatter::within() const {
  const double square = square_of_mean();
  if (whole_ == 0 || square <= 0) return {};
  const std::vector<Scalar> mean(mean_.begin(), mean_.end());
  return std::clamp(square_within(plane_, slope_on(plane_, mean)) / square, 0.0, 1.0);
}

std::optional<NoiseEstimate> GradientScatter::noise() const {
  if (whole_ < 2) return {};
  return estimate_noise(batch_size_, whole_, mean_square_, square_of_mean());
}

}  // namespace inkgrad
