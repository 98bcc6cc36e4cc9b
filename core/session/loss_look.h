// LossLook: a run's loss surface being worked out for looking at: which plane through its weights,
// how finely, over how many examples.
#pragma once

#include "core/base/json_fwd.h"
#include "core/landscape/loss_surface.h"
#include "core/session/run.h"

namespace inkgrad {

// Plane, detail, examples, reach, seed.
std::span<const OptionSpec> loss_look_options();

class LossLook {
 public:
  // {"plane": "path" or "random", "detail": "33", ...}, any of them left out. The run must outlive
  // it. Throws for values that do not fit, and kBadState for the plane of a path of fewer than 3
  // points. A path is what the run's trajectory has kept and, last, where the run is now.
  LossLook(const Json& settings, Run& run, Parallel& parallel);
  // The same over one plane through the paths of several runs, 2 or more: the plane in which all of
  // them together spread most. The loss is that of the first, which must outlive it. Throws also
  // kInvalidArgument for a random plane, and for runs in which the same weights have other losses
  // than in the first; kBadState where none has taken a step.
  LossLook(const Json& settings, std::span<Run* const> runs, Parallel& parallel);

  // Up to `points` more.
  void advance(int points) { surface_.advance(probe_, points); }
  std::span<const Scalar> values() const { return surface_.values(); }
  const WeightPlane& plane() const { return surface_.plane(); }
  // What it is, how far it is, and the ways of the runs on it: "paths", in the order of the runs.
  Json told() const;

 private:
  struct PathPoint {
    int step;
    PlaneShadow at;
  };

  using Path = std::vector<PathPoint>;

  // The ways of the runs on the plane are put down as well.
  WeightPlane plane_of(std::span<Run* const> runs);
  PlaneWindow window_of() const;

  Options options_;
  int step_;  // of the run when it was begun
  LossProbe probe_;
  std::vector<Path> paths_;  // empty on a random plane, whose directions are askew
  LossSurface surface_;
};

// The top eigenvalue of the Hessian of the run's loss over its first training examples, as JSON:
// {"value", "residual", "products", "examples", "step"}.
Json curvature_json(Run& run, int examples, int products, Parallel& parallel);

}  // namespace inkgrad
