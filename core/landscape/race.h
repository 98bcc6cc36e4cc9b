// Race: optimizers that go down one surface in lockstep, from the same start and with the same
// noise on their gradients. They are the very rules, schedules and clippings of core/optim, at work
// on two parameters (Update).
#pragma once

#include <deque>
#include <vector>

#include "core/landscape/test_surface.h"
#include "core/optim/update.h"

namespace inkgrad {

struct RaceSettings {
  Surface surface;
  SurfacePoint start;
  // Standard deviation of what is added to both slopes at each step: the same numbers for all.
  double noise = 0;
  std::uint64_t seed = 0;
  std::vector<UpdateSettings> racers;
};

// Where a racer is after a step (the first: before any), and how it came there.
struct RacePoint {
  SurfacePoint at;       // the parameters, in the core's precision
  double loss = 0;       // of the surface, without noise
  double rate = 0;       // of the step that led here
  ClipReport clip = {};  // likewise: lengths of the gradient before and after clipping
};

class Racer {
 public:
  Racer(const UpdateSettings& settings, const Surface& surface, SurfacePoint start);

  // One update with `noise` added to the slopes. With a story it is told of number story->at (0: x,
  // 1: y). Does nothing once stopped.
  void step(const Surface& surface, SurfacePoint noise, UpdateStory* story = nullptr);

  // Points so far, the start first. None is added once it is stopped.
  const std::vector<RacePoint>& path() const { return path_; }
  // Its loss or gradient is no number, or it is further than kFar from the middle: it stays where
  // it was last.
  bool stopped() const { return stopped_; }
  int clipped_steps() const { return update_.clipped_steps(); }

  static constexpr double kFar = 1e6;

 private:
  SurfacePoint position() const;

  ParameterStore store_;
  Update update_;
  std::vector<RacePoint> path_;
  bool stopped_ = false;
};

class Race {
 public:
  static constexpr std::size_t kMostRacers = 8;

  // Throws kInvalidArgument for more than kMostRacers.
  explicit Race(const RaceSettings& settings);

  // Everyone's next step.
  void step();
  int steps() const { return steps_; }
  const std::deque<Racer>& racers() const { return racers_; }

 private:
  const RaceSettings settings_;
  std::deque<Racer> racers_;  // their updates hold on to their stores: they must not move
  int steps_ = 0;
};

// What is added to the slopes at step 1, 2, ...
SurfacePoint race_noise(const RaceSettings& settings, int step);

// A step of one racer taken apart. Arrows are changes of x and y: what the step would have been had
// it ended there.
struct RaceArrow {
  std::string_view name;  // "gradient", "clip", "momentum", "scaling", "decay", "step"
  SurfacePoint change;
};

struct RaceStory {
  int step;                       // from 1
  SurfacePoint slope;             // of the surface, without noise
  UpdateStory x, y;               // the arithmetic of both numbers, as the update itself did it
  std::vector<RaceArrow> arrows;  // in order; those that would repeat the one before are left out
};

// Of step 1, 2, ... of racer 0, 1, ...: found by racing again up to there, so that it is the step
// itself and no copy of its arithmetic. Throws kInvalidArgument when there is no such racer, or it
// stopped before that step.
RaceStory tell_step(const RaceSettings& settings, int racer, int step);

}  // namespace inkgrad
