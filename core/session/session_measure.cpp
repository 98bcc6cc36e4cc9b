// What a Session measures on copies and tapes of its own: units, the noise of gradients, how large
// a learning rate may be. Nothing here changes the run.
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"
#include "core/session/session_state.h"
#include "core/train/gradient_noise.h"

namespace inkgrad {

namespace {

RangeTestReport report_of(const RangeTest& test) {
  return {.done = test.done(),
          .step = test.step(),
          .steps = test.steps(),
          .suggested = test.suggested()};
}

}  // namespace

std::string Session::inspect_units(std::string_view split, int examples) {
  Run& run = state_->run();
  state_->health = measure_unit_health(run.model, run.answering_store(), run.split(split), examples,
                                       state_->parallel);
  Json layers = Json::array();
  for (const LayerHealth& h : state_->health) {
    layers.push_back({{"layer", h.layer},
                      {"units", h.units},
                      {"dead", h.dead},
                      {"saturated", h.saturated},
                      {"mean", h.mean},
                      {"deviation", h.deviation}});
  }
  return layers.dump();
}

GradientNoiseReport Session::gradient_noise(int batches) {
  Run& run = state_->run();
  Training& training = run.training();
  const NoiseEstimate estimate =
      measure_gradient_noise(run.model, run.store, training.loss, *training.data.train,
                             training.settings, batches, state_->parallel);
  return {.batch_size = static_cast<int>(estimate.batch_size),
          .batches = estimate.batches,
          .gradient_norm = estimate.gradient_norm,
          .noise_scale = estimate.noise_scale};
}

RangeTestReport Session::range_test_begin(double low, double high, int steps) {
  Run& run = state_->run();
  Training& training = run.training();
  const LossSettings& loss = run.training().loss;
  const RangeTestSubject subject{.model = run.model,
                                 .weights = run.store,
                                 .loss = loss,
                                 .update = run.config.update_settings(),
                                 .data = *training.data.train,
                                 .training = training.settings};
  state_->range_test = std::make_unique<RangeTest>(
      subject, RangeTestSettings{.low = low, .high = high, .steps = steps}, state_->parallel);
  return report_of(*state_->range_test);
}

RangeTestReport Session::range_test_advance(int max_steps) {
  state_->run();
  if (!state_->range_test) {
    throw Error(ErrorCode::kBadState, "range test: expected range_test_begin() first");
  }
  if (max_steps < 0) {
    throw Error(ErrorCode::kInvalidArgument,
                text("range test steps: expected 0 or more, got ", max_steps));
  }
  state_->range_test->advance(max_steps);
  return report_of(*state_->range_test);
}

std::string Session::loss_surface_begin(std::string_view settings_json) {
  const Json settings = parse_json("loss surface", settings_json);
  state_->loss_look = std::make_unique<LossLook>(settings, state_->run(), state_->parallel);
  return state_->loss_look->told().dump();
}

std::string Session::joint_surface_begin(std::string_view settings_json,
                                         std::span<const Session* const> others) {
  const Json settings = parse_json("loss surface", settings_json);
  std::vector<Run*> runs{&state_->run()};
  for (const Session* other : others) runs.push_back(&other->state_->run());
  state_->loss_look = std::make_unique<LossLook>(settings, runs, state_->parallel);
  return state_->loss_look->told().dump();
}

std::string Session::loss_surface_advance(int points) {
  if (!state_->loss_look) {
    throw Error(ErrorCode::kBadState, "loss surface: expected loss_surface_begin() first");
  }
  if (points < 0) {
    throw Error(ErrorCode::kInvalidArgument,
                text("loss surface points: expected 0 or more, got ", points));
  }
  state_->loss_look->advance(points);
  return state_->loss_look->told().dump();
}

std::string Session::curvature(int examples, int products) {
  return curvature_json(state_->run(), examples, products, state_->parallel).dump();
}

const LayerHealth& Session::State::inspected(std::string_view layer) const {
  if (health.empty()) {
    throw Error(ErrorCode::kBadState,
                "histogram of \"activation\": expected inspect_units() of a network with "
                "activation layers first");
  }
  std::vector<std::string_view> known;
  for (const LayerHealth& h : health) {
    if (h.layer == layer) return h;
    known.push_back(h.layer);
  }
  throw Error(ErrorCode::kUnknownName,
              text("unknown activation layer \"", layer, "\"; known: ", comma_separated(known)));
}

void Session::State::add_measure_views() {
  using Curve = const std::vector<Scalar>& (RangeTest::*)() const;
  const auto add_curve = [&](const std::string& name, Curve curve) {
    views.add("range_test/" + name, [this, curve] {
      return range_test ? std::span<const Scalar>(((*range_test).*curve)())
                        : std::span<const Scalar>();
    });
  };
  views.add("loss_surface",
            [this] { return loss_look ? loss_look->values() : std::span<const Scalar>(); });
  add_curve("learning_rate", &RangeTest::rates);
  add_curve("loss", &RangeTest::losses);
  add_curve("smoothed", &RangeTest::smoothed);
  for (const LayerSpec& layer : current->config.model.layers) {
    if (layer.type->name != kActivationLayer.name) continue;
    views.add("zero_slope/" + layer.name, [this, name = layer.name] {
      for (const LayerHealth& h : health) {
        if (h.layer == name) return std::span<const Scalar>(h.zero_slope);
      }
      return std::span<const Scalar>();
    });
  }
}

}  // namespace inkgrad
