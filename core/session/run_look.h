// RunLook: a look at a run's loss that takes a while: begun with settings, worked out piece by
// piece, told as JSON at any time. It works on copies: the run is left as it is, and may go on
// meanwhile. Adding one = a file of its own and a line in run_look.cpp.
#pragma once

#include <memory>

#include "core/base/json_fwd.h"
#include "core/base/registry.h"
#include "core/landscape/loss_probe.h"
#include "core/session/run.h"

namespace inkgrad {

class LossLook;

class RunLook {
 public:
  RunLook() = default;
  RunLook(const RunLook&) = delete;
  RunLook& operator=(const RunLook&) = delete;
  virtual ~RunLook() = default;

  // Up to so many pieces more; what a piece is, the look itself says.
  virtual void advance(int pieces) = 0;
  virtual bool done() const = 0;
  // What is known by now; described in web/src/engine/api_looks.ts.
  virtual Json told() const = 0;
};

// What looks begin from.
struct LookSubject {
  Run& run;                 // must outlive the look, as do the others
  const LossLook* surface;  // the loss surface last worked out of the same run, or null
  Parallel& parallel;
};

struct RunLookType {
  std::string_view name;  // "line"
  std::string_view label;
  std::string_view help;
  std::string_view formula;  // in TeX, or empty
  std::span<const OptionSpec> options;
  std::unique_ptr<RunLook> (*begin)(const Options& options, const LookSubject& subject);
};

const Registry<RunLookType>& run_look_registry();

extern const RunLookType kLineLook, kCurvatureLook, kScatterLook;

// One under way.
struct BegunLook {
  // Throws for settings that do not fit, and what the look itself throws.
  BegunLook(const RunLookType& type, const Json& settings, const LookSubject& subject);

  // With its options, its step, and whether it is done.
  Json told() const;

  Options options;
  int step;  // of the run when it was begun
  std::unique_ptr<RunLook> work;
};

// A probe of the run's loss over its first training examples.
LossProbe probe_of(Run& run, Index examples, Parallel& parallel);

// The option with which a look says over how many.
constexpr OptionSpec look_examples_option() {
  return {.name = "examples",
          .label = "Examples",
          .help = "The loss is the mean over so many training examples, always the same ones.",
          .kind = OptionKind::kInteger,
          .standard = 256,
          .min = 16,
          .max = 4096,
          .scale = OptionScale::kLog};
}

// One of the places where a run has been: what the trajectory keeps, and where it is now.
struct RunPlace {
  int step;
  std::span<const Scalar> weights;
};
// In order of their steps; the last is the weights as they are.
std::vector<RunPlace> run_places(Run& run);

}  // namespace inkgrad
