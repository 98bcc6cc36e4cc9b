// Registers the plain values that cross. Adding a field to a report = one line here.
#include "wasm/bindings/value_types.h"

#include <emscripten/bind.h>

#include "core/session/session.h"
#include "wasm/bindings/arguments.h"

namespace inkgrad::bindings {

void register_value_types() {
  using emscripten::value_object;

  emscripten::register_type<JsNumber>("number");
  emscripten::register_type<JsText>("string");
  emscripten::register_type<JsFloats>("Float32Array");
  emscripten::register_type<JsInts>("Int32Array");
  emscripten::register_type<JsBytes>("Uint8Array");
  emscripten::register_type<JsSessions>("Session[]");

  value_object<TrainReport>("TrainReport")
      .field("step", &TrainReport::step)
      .field("epoch", &TrainReport::epoch)
      .field("loss", &TrainReport::loss)
      .field("accuracy", &TrainReport::accuracy)
      .field("learningRate", &TrainReport::learning_rate)
      .field("gradientNorm", &TrainReport::gradient_norm)
      .field("clippedNorm", &TrainReport::clipped_norm)
      .field("clippedSteps", &TrainReport::clipped_steps)
      .field("diverged", &TrainReport::diverged)
      .field("stopped", &TrainReport::stopped);

  value_object<EvaluationReport>("EvaluationReport")
      .field("done", &EvaluationReport::done)
      .field("step", &EvaluationReport::step)
      .field("seen", &EvaluationReport::seen)
      .field("count", &EvaluationReport::count)
      .field("loss", &EvaluationReport::loss)
      .field("accuracy", &EvaluationReport::accuracy)
      .field("macroPrecision", &EvaluationReport::macro_precision)
      .field("macroRecall", &EvaluationReport::macro_recall)
      .field("macroF1", &EvaluationReport::macro_f1)
      .field("calibrationError", &EvaluationReport::calibration_error)
      .field("rSquared", &EvaluationReport::r_squared);

  value_object<GradientNoiseReport>("GradientNoiseReport")
      .field("batchSize", &GradientNoiseReport::batch_size)
      .field("batches", &GradientNoiseReport::batches)
      .field("gradientNorm", &GradientNoiseReport::gradient_norm)
      .field("noiseScale", &GradientNoiseReport::noise_scale);

  value_object<RangeTestReport>("RangeTestReport")
      .field("done", &RangeTestReport::done)
      .field("step", &RangeTestReport::step)
      .field("steps", &RangeTestReport::steps)
      .field("suggested", &RangeTestReport::suggested);

  value_object<PathReport>("PathReport")
      .field("points", &PathReport::points)
      .field("explainedFirst", &PathReport::explained_first)
      .field("explainedSecond", &PathReport::explained_second)
      .field("interval", &PathReport::interval);

  value_object<HistogramReport>("HistogramReport")
      .field("low", &HistogramReport::low)
      .field("high", &HistogramReport::high)
      .field("bins", &HistogramReport::bins)
      .field("count", &HistogramReport::count);
}

}  // namespace inkgrad::bindings
