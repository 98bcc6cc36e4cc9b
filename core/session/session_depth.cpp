// How signals and gradients go through the layers of a network, as JSON: of the run's own, or of
// one that is only described.
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"
#include "core/session/session_state.h"
#include "core/train/depth_profile.h"

namespace inkgrad {

namespace {

Json optional_number(const std::optional<double>& number) {
  return number ? Json(*number) : Json(nullptr);
}

Json histogram_json(std::span<const Scalar> numbers, int bins) {
  Histogram histogram;
  fill_histogram(numbers, bins, histogram);
  return {{"low", histogram.low}, {"high", histogram.high}, {"counts", histogram.counts}};
}

// Numbers that are not finite become null.
Json profile_json(const DepthProfile& profile, int bins) {
  Json layers = Json::array();
  for (std::size_t i = 0; i < profile.layers().size(); ++i) {
    const LayerProfile& layer = profile.layers()[i];
    layers.push_back({{"layer", layer.layer},
                      {"type", layer.type},
                      {"mean", layer.output.mean},
                      {"square", layer.output.square},
                      {"gradientSquare", layer.gradient_square},
                      {"weightSquare", layer.weight_square},
                      {"weightGradientSquare", layer.weight_gradient_square},
                      {"predictedSquare", optional_number(layer.predicted.square)},
                      {"predictedGradientSquare", optional_number(layer.predicted.gradient_square)},
                      {"outputs", histogram_json(profile.outputs(i), bins)},
                      {"gradients", histogram_json(profile.gradients(i), bins)}});
  }
  return {{"examples", profile.examples()}, {"loss", profile.loss()}, {"layers", layers}};
}

std::uint64_t checked_seed(int seed) {
  if (seed >= 0) return static_cast<std::uint64_t>(seed);
  throw Error(ErrorCode::kInvalidArgument,
              text("seed of a network to profile: expected 0 or more, got ", seed));
}

}  // namespace

std::string Session::depth_profile(std::string_view model_json, int seed, int examples, int bins) {
  Run& run = state_->run();
  const Training& training = run.training();
  const Dataset& data = *training.data.train;
  const auto profiled = [&](const Model& model, const ParameterStore& weights) {
    const DepthProfile profile(model, weights, training.loss, data, examples, state_->parallel);
    Json json = profile_json(profile, bins);
    json["step"] = run.steps();
    return json.dump();
  };
  if (model_json.empty()) return profiled(run.model, run.store);
  ModelSpec spec = ModelSpec::from_json(parse_json("model", model_json));
  if (!(spec.input == data.input_shape())) {
    throw Error(ErrorCode::kShapeMismatch, text("model input: expected ", data.input_shape(),
                                                ", as the run's data, got ", spec.input));
  }
  const Model model(std::move(spec), data.outputs());
  ParameterStore weights = model.make_store();
  model.initialise(weights, checked_seed(seed));
  return profiled(model, weights);
}

}  // namespace inkgrad
