// PlaneFeatures: [2] -> [F], numbers made of a point's x and y (core/ops/plane_features.h).
#include "core/ops/plane_features.h"

#include "core/base/error.h"
#include "core/nn/layer.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

constexpr std::size_t kFeatures = std::tuple_size_v<decltype(kPlaneFeatureList)>;

OptionSpec switch_of(const PlaneFeature& feature) {
  const bool plain = feature.name == "x" || feature.name == "y";
  return {.name = feature.name,
          .label = feature.label,
          .help = feature.help,
          .kind = OptionKind::kBoolean,
          .standard = plain ? 1.0 : 0.0,
          .min = 0,
          .max = 1};
}

const auto kOptions = [] {
  std::array<OptionSpec, kFeatures + 1> options{};
  for (std::size_t i = 0; i < kFeatures; ++i) options[i] = switch_of(kPlaneFeatureList[i]);
  options[kFeatures] = {.name = "scale",
                        .label = "Scale",
                        .help =
                            "x and y are multiplied by this first. The plane goes from -6 to "
                            "6: a sixth brings both to -1..1, as networks like their inputs.",
                        .standard = 1,
                        .min = 0.01,
                        .max = 100,
                        .scale = OptionScale::kLog};
  return options;
}();

LayerDeclaration declare(const LayerRequest& request) {
  if (!(request.inputs.at(0) == Shape{2})) {
    reject_layer_input("plane_features", request, "[2], x and y of a point");
  }
  Index chosen = 0;
  for (const PlaneFeature& one : kPlaneFeatureList) chosen += request.options.integer(one.name);
  if (chosen == 0) {
    throw Error(ErrorCode::kInvalidArgument,
                text("plane_features \"", request.name,
                     "\": expected at least one feature that is on, got none"));
  }
  return {.output = Shape{chosen}, .parameters = {}};
}

ValueId emit(const LayerEmission& layer) {
  return layer.apply(kPlaneFeatures, {layer.inputs.at(0)}, true, Attributes(layer.options));
}

}  // namespace

const LayerType kPlaneFeaturesLayer{
    .name = "plane_features",
    .label = "Features of the plane",
    .help =
        "Gives the network more than x and y: their squares, product and sines. With the right "
        "ones a problem may need no hidden layer.",
    .formula = R"((x, y) \mapsto (x,\, y,\, x^2,\, y^2,\, x y,\, \sin x,\, \sin y))",
    .short_name = "features",
    .options = kOptions,
    .declare = declare,
    .emit = emit};

}  // namespace inkgrad
