// RaceConfig: everything that settles a race of optimizers on a test surface, seed included.
#pragma once

#include "core/base/json_fwd.h"
#include "core/landscape/race.h"

namespace inkgrad {

struct RaceConfig {
  const TestSurface* surface;
  Options surface_options;
  std::string formula;  // of "own"
  Options race;         // race_options()
  SurfacePoint start;
  std::uint64_t seed;
  std::vector<UpdateSettings> racers;

  // {"surface": {"name", "options", "formula"}, "start": [x, y], "race": {...}, "seed",
  //  "racers": [{"optimizer", "schedule", "clipping"}]}, all but the surface's name to be left out:
  // start and racers are then the surface's own, as is the noise. Throws for unknown members and
  // values that do not fit.
  static RaceConfig from_json(const Json& json);
  // Complete: nothing is left to defaults.
  Json to_json() const;

  RaceSettings settings() const;
  int steps() const { return static_cast<int>(race.integer("steps")); }
};

// Steps and noise.
std::span<const OptionSpec> race_options();

// {"name", "options", "formula"} of a surface, read and ready.
Surface surface_from_json(const Json& json);

}  // namespace inkgrad
