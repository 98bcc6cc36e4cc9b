// Evaluation: loss, accuracy, confusion matrix, calibration, top-k and mistakes of a network on a
// data set, a few batches at a time so that nobody has to wait for it.
#pragma once

#include <memory>
#include <vector>

#include "core/data/dataset.h"
#include "core/train/calibration.h"
#include "core/train/class_scores.h"
#include "core/train/metrics.h"
#include "core/train/regression_fit.h"

namespace inkgrad {

struct Mistake {
  Index example;
  int label;
  int answer;
  double belief;  // in the answer, 0..1
};

struct EvaluationResult {
  int step = 0;  // whose parameters were measured
  Index seen = 0;
  Index count = 0;
  Index right = 0;
  double loss_sum = 0;
  // Counts of [label, answer], outputs x outputs; empty for a regression, whose accuracy is 0.
  std::vector<Scalar> confusion;
  Calibration calibration;  // of a classification
  // Examples by the place of their class among the outputs, 0 the largest; empty for a regression.
  std::vector<Index> ranks;
  RegressionFit fit;              // of a regression
  std::vector<Mistake> mistakes;  // the first kMaxMistakes

  bool done() const { return seen == count; }
  double loss() const { return seen == 0 ? 0 : loss_sum / double(seen); }
  double accuracy() const { return seen == 0 ? 0 : double(right) / double(seen); }
  // Of the confusion matrix; one a class.
  std::vector<ClassScores> scores() const;
  // For k = 1, 2, ...: the share of examples whose class is among the k largest outputs.
  std::vector<double> top_k() const;
};

// How many outputs come before that of `label`; 0 exactly when it is the class answered.
Index rank_of(std::span<const Scalar> outputs, Index label);

class Evaluation {
 public:
  static constexpr Index kBatch = 64;
  static constexpr std::size_t kMaxMistakes = 200;

  Evaluation(const Model& model, const ParameterStore& store, const LossSettings& loss,
             Parallel& parallel);

  // Starts anew on `data` for the parameters of `step`.
  void begin(const Dataset& data, int step);
  // Up to `max_batches` more; false when there is nothing left to do.
  bool advance(const Dataset& data, Index max_batches);

  const EvaluationResult& result() const { return result_; }

 private:
  void measure_batch(const Dataset& data);
  void note_example(Index example, std::span<const Scalar> outputs, int label);

  const Loss& loss_;
  Parallel& parallel_;
  std::unique_ptr<ModelTape> model_;
  std::vector<Index> indices_;
  std::vector<Scalar> beliefs_;
  EvaluationResult result_;
};

}  // namespace inkgrad
