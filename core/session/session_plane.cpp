// What a Session does for a playground of points: the network all over the plane, weights set by
// hand, and another configuration that goes on with the weights of the one before.
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"
#include "core/session/session_state.h"

namespace inkgrad {

namespace {

// Weights and statistics of the same name and shape.
void take_over(const ParameterStore& from, const ParameterStore& into) {
  const auto copy = [&](const Parameter& p) {
    for (const std::vector<Parameter>* list : {&into.parameters(), &into.kept()}) {
      for (const Parameter& own : *list) {
        if (own.name != p.name || !(own.shape == p.shape)) continue;
        std::ranges::copy(from.value(p).values(), into.value(own).values().begin());
      }
    }
  };
  for (const Parameter& p : from.parameters()) copy(p);
  for (const Parameter& p : from.kept()) copy(p);
}

}  // namespace

void Session::map_plane(int output_side, int unit_side) {
  Run& run = state_->run();
  if (!run.config.points) {
    throw Error(ErrorCode::kBadState, "plane: expected a run on points, got one on digits");
  }
  const PlaneMap* old = state_->plane.get();
  if (old == nullptr || old->output_side() != output_side || old->unit_side() != unit_side) {
    state_->plane =
        std::make_unique<PlaneMap>(run.model, run.answering_store(), *run.config.loss,
                                   run.config.task(), output_side, unit_side, state_->parallel);
  }
  state_->plane->draw();
}

void Session::set_weight(std::string_view parameter, int index, double number) {
  Run& run = state_->run();
  const Parameter& p = run.store.find(parameter);
  if (index < 0 || index >= p.count) {
    throw Error(ErrorCode::kInvalidArgument, text("weight: expected a place 0 to ", p.count - 1,
                                                  " in \"", p.name, "\", got ", index));
  }
  const auto value = static_cast<Scalar>(number);
  if (!std::isfinite(value)) {
    throw Error(ErrorCode::kInvalidArgument,
                text("weight: expected a finite number, got ", number));
  }
  const auto write = [&] {
    for (const ParameterStore* store :
         {static_cast<const ParameterStore*>(&run.store), &run.answering_store()}) {
      store->value(store->find(p.name))[index] = value;
    }
  };
  if (state_->stepper) {
    state_->stepper->again(write);
  } else {
    write();
  }
  restart_evaluation();
}

std::string Session::reconfigure(std::string_view config_json) {
  RunConfig config = RunConfig::from_json(parse_json("run configuration", config_json));
  const Run& before = state_->run();
  auto next = std::make_unique<Run>(std::move(config), state_->sources, state_->parallel);
  take_over(before.store, next->store);
  next->resume(before.steps(), before.epoch());
  state_->take(std::move(next));
  return state_->run().info().dump();
}

void Session::State::add_plane_views() {
  if (!current->config.points) return;
  using Numbers = const std::vector<Scalar>& (PlaneMap::*)() const;
  const auto add = [&](const char* name, Numbers drawn) {
    views.add(name, [this, drawn] {
      return plane ? std::span<const Scalar>(((*plane).*drawn)()) : std::span<const Scalar>();
    });
  };
  add("plane/outputs", &PlaneMap::outputs);
  add("plane/beliefs", &PlaneMap::beliefs);
  add("plane/answers", &PlaneMap::answers);
  for (const LayerSpec& layer : current->config.model.layers) {
    views.add("plane/unit/" + layer.name, [this, name = layer.name] {
      if (plane) {
        for (const PlaneMap::LayerMap& map : plane->layers()) {
          if (map.layer == name) return std::span<const Scalar>(map.numbers);
        }
      }
      return std::span<const Scalar>();
    });
  }
}

}  // namespace inkgrad
