// GradientScatter: the gradients of all batches of one epoch at one point of the space of weights,
// as a plane through that space shows them, and how noisy they are (core/train/gradient_noise.h).
#pragma once

#include <optional>

#include "core/landscape/weight_plane.h"
#include "core/train/batch_gradients.h"
#include "core/train/gradient_noise.h"

namespace inkgrad {

// A run as it is measured; all must outlive the scatter but `weights`, which are copied.
struct ScatterSubject {
  const Model& model;
  const ParameterStore& weights;
  const LossSettings& loss;
  const Dataset& data;
  const TrainingSettings& settings;
};

class GradientScatter {
 public:
  // The first slopes are kept, for drawing.
  static constexpr std::size_t kMostSlopes = 500;

  GradientScatter(WeightPlane plane, const ScatterSubject& subject, Parallel& parallel);

  // Up to `batches` more; false when the epoch is over.
  bool advance(int batches);

  bool done() const { return seen_ == count_; }
  // Batches so far, and in the epoch; the last may be smaller.
  int measured() const { return measured_; }
  int batches() const { return batches_; }
  Index batch_size() const { return batch_size_; }
  // Where the weights are on the plane.
  const PlaneShadow& place() const { return place_; }
  const std::vector<PlaneSlope>& slopes() const { return slopes_; }
  // Over all examples seen: of the whole epoch, the slopes of the gradient itself. None before
  // there are any.
  std::optional<PlaneSlope> mean() const;
  // Share of the squared length of the mean gradient of the whole batches that lies in the plane.
  std::optional<double> within() const;
  // From the whole batches; none before there are two.
  std::optional<NoiseEstimate> noise() const;

 private:
  double square_of_mean() const;

  WeightPlane plane_;
  PlaneShadow place_;
  Index count_;
  Index batch_size_;
  int batches_;
  Sampler sampler_;
  BatchGradients gradients_;
  std::vector<PlaneSlope> slopes_;
  PlaneSlope sum_;            // of slopes, each as often as its batch has examples
  std::vector<double> mean_;  // of the gradients of whole batches
  double mean_square_ = 0;
  int whole_ = 0;
  Index seen_ = 0;
  int measured_ = 0;
};

}  // namespace inkgrad
