// What a Session holds. Private to core/session/.
#pragma once

#include "core/session/drawing_board.h"
#include "core/session/loss_look.h"
#include "core/session/plane_map.h"
#include "core/session/run_look.h"
#include "core/session/run_stepper.h"
#include "core/session/session.h"
#include "core/session/view_table.h"
#include "core/session/workbench.h"
#include "core/trace/snapshot.h"
#include "core/train/range_test.h"
#include "core/train/unit_health.h"

namespace inkgrad {

// What sessions that belong together have in common.
struct Session::Shared {
  explicit Shared(int threads) : parallel(threads) {}

  Parallel parallel;
  DataSources sources;
};

struct Session::State {
  explicit State(std::shared_ptr<Shared> in_common);

  // Throws kBadState before the first configure().
  Run& run();
  // "run", or a workbench by its name "bench/...". Throws kUnknownName.
  Stepper& at(std::string_view where);
  // Throws kUnknownName, and kInvalidArgument for "run".
  Workbench& bench(std::string_view where);
  void put_bench(std::string_view where, std::unique_ptr<Workbench> made);
  RunStepper& run_stepper();
  // Puts a new run in the place of the old one.
  void take(std::unique_ptr<Run> next);
  void resize_for_run();
  void add_run_views();
  void add_optimizer_views();
  void add_point_views();
  void add_plane_views();
  void add_measure_views();
  void copy_evaluation();
  void clear_evaluation();
  // What the network is asked about: numbers, or else the drawing. Throws kBadState when there are
  // no numbers and the network does not read digits.
  std::span<const Scalar> shown();
  // Throws kBadState before inspect_units(), kUnknownName when it found no such layer.
  const LayerHealth& inspected(std::string_view layer) const;

  std::shared_ptr<Shared> shared;
  Parallel& parallel;
  DataSources& sources;
  std::unique_ptr<Run> current;
  std::unique_ptr<RunStepper> stepper;  // of `current`, once its training was asked for
  std::map<std::string, std::unique_ptr<Workbench>, std::less<>> benches;
  std::vector<Scalar> lens;  // of lens_values()
  std::vector<Scalar> race;  // of race_numbers()
  DrawingBoard board;
  ViewTable views;
  std::string evaluating;  // the split under way, or empty
  Histogram histogram;
  PathProjection path;
  std::vector<Scalar> numbers;  // of show_numbers(); empty when a drawing is shown
  std::vector<Scalar> outputs;
  std::vector<Scalar> probabilities;  // none for a regression
  std::vector<Scalar> example;
  std::vector<Scalar> augmented;
  std::vector<Scalar> example_target;
  std::vector<Scalar> confusion;
  std::vector<Scalar> class_scores;  // rows of precision, recall, F1, support
  std::vector<Scalar> calibration;   // rows of examples, mean belief, share right
  std::vector<Scalar> top_k;
  std::vector<Scalar> mistakes;                         // rows of example, label, answer, belief
  std::vector<LayerHealth> health;                      // of the last inspect_units()
  std::unique_ptr<RangeTest> range_test;                // reads the data of `current`
  std::unique_ptr<LossLook> loss_look;                  // likewise
  std::map<std::string, BegunLook, std::less<>> looks;  // likewise
  std::unique_ptr<PlaneMap> plane;                      // of the last map_plane()
};

}  // namespace inkgrad
