// scatter: gradients of the batches of one epoch on the plane of the loss surface last worked out.
// One piece is a batch.
#include <cmath>

#include "core/base/json.h"
#include "core/landscape/gradient_scatter.h"
#include "core/session/loss_look.h"
#include "core/session/run_look.h"

namespace inkgrad {

namespace {

Json pair_json(const PlaneSlope& slope) { return {slope.a, slope.b}; }

class ScatterLook : public RunLook {
 public:
  ScatterLook(const WeightPlane& plane, const LookSubject& subject)
      : rate_(subject.run.training().update.learning_rate()),
        scatter_(plane,
                 {.model = subject.run.model,
                  .weights = subject.run.store,
                  .loss = subject.run.training().loss,
                  .data = *subject.run.training().data.train,
                  .settings = subject.run.training().settings},
                 subject.parallel) {}

  void advance(int pieces) override { scatter_.advance(pieces); }
  bool done() const override { return scatter_.done(); }
  Json told() const override {
    Json slopes = Json::array();
    for (const PlaneSlope& slope : scatter_.slopes()) slopes.push_back(pair_json(slope));
    const std::optional<PlaneSlope> mean = scatter_.mean();
    const std::optional<double> within = scatter_.within();
    const std::optional<NoiseEstimate> noise = scatter_.noise();
    // An infinite scale is null in JSON, as one that is not known.
    return {{"measured", scatter_.measured()},
            {"batches", scatter_.batches()},
            {"batchSize", scatter_.batch_size()},
            {"place", {scatter_.place().a, scatter_.place().b}},
            {"distance", scatter_.place().distance},
            {"rate", rate_},
            {"slopes", std::move(slopes)},
            {"mean", mean ? pair_json(*mean) : Json()},
            {"within", within ? Json(*within) : Json()},
            {"noiseScale", noise ? Json(noise->noise_scale) : Json()},
            {"gradientNorm", noise ? Json(noise->gradient_norm) : Json()}};
  }

 private:
  double rate_;
  GradientScatter scatter_;
};

std::unique_ptr<RunLook> begin(const Options& /*options*/, const LookSubject& subject) {
  if (subject.surface == nullptr) {
    throw Error(ErrorCode::kBadState,
                "look \"scatter\": expected a loss surface, whose plane it is seen on, first");
  }
  return std::make_unique<ScatterLook>(subject.surface->plane(), subject);
}

}  // namespace

const RunLookType kScatterLook{
    .name = "scatter",
    .label = "Gradients of batches",
    .help = "The gradient of every batch of an epoch, seen on the plane of the loss surface.",
    .formula = R"(B_{noise} = \operatorname{tr}(\Sigma) / \lVert G \rVert^2)",
    .options = {},
    .begin = begin};

}  // namespace inkgrad
