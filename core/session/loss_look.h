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
  // points.
  LossLook(const Json& settings, Run& run, Parallel& parallel);

  // Up to `points` more.
  void advance(int points) { surface_.advance(probe_, points); }
  std::span<const Scalar> values() const { return surface_.values(); }
  const WeightPlane& plane() const { return surface_.plane(); }
  // What it is, how far it is, and the way of the run on it.
  Json told() const;

 private:
  struct PathPoint {
    int step;
    PlaneShadow at;
  };

  WeightPlane plane_of(Run& run) const;
  PlaneWindow window_of() const;

  Options options_;
  int step_;  // of the run when it was begun
  LossProbe probe_;
  std::vector<PathPoint> path_;  // none on a random plane, whose directions are askew
  LossSurface surface_;
};

// The top eigenvalue of the Hessian of the run's loss over its first training examples, as JSON:
// {"value", "residual", "products", "examples", "step"}.
Json curvature_json(Run& run, int examples, int products, Parallel& parallel);

}  // namespace inkgrad
