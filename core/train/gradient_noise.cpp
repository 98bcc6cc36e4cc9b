#include "core/train/gradient_noise.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/train/batch_gradients.h"
#include "core/train/measure.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    OptionSpec{.name = "batches",
               .label = "Batches",
               .help = "How many batches are compared. More of them make the numbers surer.",
               .kind = OptionKind::kInteger,
               .standard = 32,
               .min = 2,
               .max = kMaxNoiseBatches,
               .scale = OptionScale::kLog}};

}  // namespace

const MeasureType kGradientNoiseMeasure{
    .name = "gradient_noise",
    .label = "Gradient noise",
    .help = "How much the gradient differs from batch to batch.",
    .formula = R"(B_{noise} = \operatorname{tr}(\Sigma) / \lVert G \rVert^2)",
    .options = kOptions};

NoiseEstimate estimate_noise(Index batch_size, int batches, double mean_square,
                             double square_of_mean) {
  const auto small = double(batch_size);
  const double large = small * batches;
  const double square = (large * square_of_mean - small * mean_square) / (large - small);
  const double trace = (mean_square - square_of_mean) / (1 / small - 1 / large);
  NoiseEstimate estimate{.batch_size = batch_size, .batches = batches};
  if (square > 0) {
    estimate.gradient_norm = std::sqrt(square);
    estimate.noise_scale = std::max(trace, 0.0) / square;
  } else if (trace > 0) {
    estimate.noise_scale = std::numeric_limits<double>::infinity();
  }
  return estimate;
}

NoiseEstimate measure_gradient_noise(const Model& model, const ParameterStore& weights,
                                     const LossSettings& loss, const Dataset& data,
                                     const TrainingSettings& settings, int batches,
                                     Parallel& parallel) {
  if (batches < 2 || batches > kMaxNoiseBatches) {
    throw Error(ErrorCode::kInvalidArgument, text("gradient noise: expected 2 to ",
                                                  kMaxNoiseBatches, " batches, got ", batches));
  }
  const Index size = std::min(settings.batch_size, data.count());
  Sampler sampler(data.count(), size, true, noise_seed(settings));
  BatchGradients gradients(model, weights, loss, data, settings, parallel);
  std::vector<double> mean(weights.gradients().size(), 0);
  double mean_square = 0;
  for (int taken = 0; taken < batches;) {
    const std::span<const Index> batch = sampler.next();
    // What is left over at the end of an epoch would be of another size.
    if (static_cast<Index>(batch.size()) < size) continue;
    const std::span<const Scalar> gradient = gradients.of(batch);
    mean_square += sum_of_squares(gradient) / batches;
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += double(gradient[i]) / batches;
    ++taken;
  }
  if (!std::isfinite(mean_square)) {
    throw Error(ErrorCode::kBadState, "gradient noise: expected finite gradients, got others");
  }
  double square_of_mean = 0;
  for (const double g : mean) square_of_mean += g * g;
  return estimate_noise(size, batches, mean_square, square_of_mean);
}

}  // namespace inkgrad
