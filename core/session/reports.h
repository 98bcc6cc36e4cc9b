// What a Session reports in plain numbers; each crosses to the page as an object.
#pragma once

#include <string>

namespace inkgrad {

// What the training has reached. Losses are means over the examples of the last batch.
struct TrainReport {
  int step = 0;         // parameter updates since reset
  double epoch = 0;     // passes over the training digits, fractional
  double loss = 0;      // loss of the last batch, before its update
  double accuracy = 0;  // share of the last batch predicted right, 0..1
  double learning_rate = 0;
  // Length of the last step's gradient as it came, and after clipping (equal where that left it).
  double gradient_norm = 0;
  double clipped_norm = 0;
  int clipped_steps = 0;  // steps since reset whose gradient was clipped
  bool diverged = false;  // a NaN or infinity arose; `divergence()` says where
  // Which rule of "training" ended the run: "steps", "epochs", "loss", "accuracy" or "patience";
  // empty while it may go on.
  std::string stopped = {};
};

// Progress and result of measuring the current parameters on a split.
struct EvaluationReport {
  bool done = false;
  int step = 0;         // the step whose parameters were measured
  int seen = 0;         // examples measured so far
  int count = 0;        // examples in the split
  double loss = 0;      // mean over `seen`
  double accuracy = 0;  // over `seen`, 0..1
  // Means over all classes, 0..1, undefined ones counted as 0. Of a regression 0, as is the next.
  double macro_precision = 0;
  double macro_recall = 0;
  double macro_f1 = 0;
  double calibration_error = 0;  // expected calibration error, 0..1 (Guo et al. 2017)
  double r_squared = 0;          // of a regression, 1 at best; of a classification 0
};

// The run's path projected on its own two main directions.
struct PathReport {
  int points = 0;
  double explained_first = 0;  // share of the path's variance along each axis, 0..1
  double explained_second = 0;
  int interval = 1;  // a point every this many steps
};

// Counts over equal bins of [low, high]; the counts are the view "histogram".
struct HistogramReport {
  double low = 0;
  double high = 0;
  int bins = 0;
  int count = 0;
};

// How much the gradient differs from batch to batch (McCandlish et al. 2018).
struct GradientNoiseReport {
  int batch_size = 0;
  int batches = 0;
  // Of the gradient without noise; 0 where the noise drowns it.
  double gradient_norm = 0;
  // Examples beyond which a larger batch hardly pays; infinite where the noise drowns the gradient.
  double noise_scale = 0;
};

// A learning-rate range test (Smith 2017) under way.
struct RangeTestReport {
  bool done = false;
  int step = 0;          // steps recorded
  int steps = 0;         // that it takes unless it ends early
  double suggested = 0;  // learning rate; 0 where the loss has not fallen
};

}  // namespace inkgrad
