#include "core/session/run_look.h"

#include <array>

#include "core/base/json.h"
#include "core/base/option_json.h"

namespace inkgrad {

const Registry<RunLookType>& run_look_registry() {
  static const std::array kLooks{
      kLineLook,       // line_look.cpp
      kCurvatureLook,  // curvature_look.cpp
      kScatterLook,    // scatter_look.cpp
  };
  static const Registry<RunLookType> kRegistry("look", kLooks);
  return kRegistry;
}

BegunLook::BegunLook(const RunLookType& type, const Json& settings, const LookSubject& subject)
    : options(text("look \"", type.name, "\""), type.options), step(subject.run.steps()) {
  options_from_json(text("look \"", type.name, "\""), settings, options);
  work = type.begin(options, subject);
}

Json BegunLook::told() const {
  Json told = work->told();
  told["options"] = options_to_json(options);
  told["step"] = step;
  told["done"] = work->done();
  return told;
}

LossProbe probe_of(Run& run, Index examples, Parallel& parallel) {
  Training& training = run.training();
  return LossProbe(run.model, run.store, training.loss, *training.data.train, examples, parallel);
}

std::vector<RunPlace> run_places(Run& run) {
  const Trajectory& path = run.training().trajectory;
  std::vector<RunPlace> places;
  for (std::size_t i = 0; i < path.points(); ++i) {
    // Of the step under way there may be weights set by hand since.
    if (path.step(i) < run.steps()) places.push_back({path.step(i), path.point(i)});
  }
  places.push_back({run.steps(), run.store.values()});
  return places;
}

}  // namespace inkgrad
