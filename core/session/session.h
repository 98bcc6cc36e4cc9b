// The one façade of the engine: owns data, model, trainer and views. The page (through wasm/) and
// the headless runner use nothing else. Every method throws inkgrad::Error and leaves the session
// as it was when it does. Structured descriptions cross as JSON text, numbers as plain structs or
// views.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/base/scalar.h"
#include "core/session/reports.h"

namespace inkgrad {

class Session {
 public:
  // threads >= 1; more than one needs a build with threads.
  explicit Session(int threads);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Another session for a run of its own, with the same threads and the same digits and points to
  // learn from. Either may go first.
  std::unique_ptr<Session> beside() const;

  // Everything the page may offer (layers, optimizers, losses, presets, options), as JSON.
  static std::string catalog();
  // Shapes, parameters and multiply-adds per layer of a model specification, as JSON; changes
  // nothing. One that reads digits must give 10 numbers, any other a list of them.
  static std::string describe_model(std::string_view model_json);

  // Builds data, model and optimizer of a run configuration; returns its description as JSON.
  std::string configure(std::string_view config_json);
  // The configuration in force, complete with every default, as JSON.
  std::string config() const;
  // Back to the very same start: same parameters, same order of examples.
  void reset();
  // configure(), but weights and statistics that both networks have by the same name and shape are
  // taken over, and steps are counted on: for freezing a layer or another batch size in mid-run.
  // What the optimizer remembers and the history begin anew. Throws kBadState without a run.
  std::string reconfigure(std::string_view config_json);
  // Changes one option of the "optimizer", "schedule" or "clipping" in mid-run, e.g. ("optimizer",
  // "learning_rate", 0.01).
  void set_option(std::string_view group, std::string_view name, double value);
  // What a schedule plans before a run begins (where it depends on the loss: as if that kept
  // falling): the learning rates of the updates 0, every, 2 every, ... below `steps`, as a JSON
  // list. `rate` is the option it acts on. At most 4096 of them.
  static std::string schedule_curve(std::string_view schedule_json, double rate, int steps,
                                    int every);

  // Up to `steps` parameter updates; stops early on divergence and when a rule of the configuration
  // ends the run.
  TrainReport train(int steps);
  // Lets a run that a rule has ended go on: until reset() no rule ends it again.
  void go_on();
  // One move of the step cursor (one op, one vjp or one update); returns what it did as JSON. An
  // update tells "clip": {"before", "after"}, lengths of the gradient, where it was clipped.
  std::string advance();
  TrainReport report() const;
  // Where the first NaN or infinity arose, as JSON ("null" when there is none).
  std::string divergence() const;

  // Measures the current parameters on "train", "validation" or "test", up to `max_batches` batches
  // a call. At the end it fills views: "confusion" [classes, classes], rows = labels;
  // "class_scores", a row a class: precision, recall, F1, support; "calibration", a row for each of
  // 10 bins of the belief in the answer: examples, mean belief, share right; "top_k" [classes]: the
  // share of examples whose class is among the 1, 2, ... largest outputs. Of a regression they are
  // empty and the accuracy 0.
  EvaluationReport evaluate(std::string_view split, int max_batches);
  // Forgets a half-done evaluation, so that the next call starts anew.
  void restart_evaluation();

  // strokes: x, y pairs in pad units 0..1 and pressure 0..1, three numbers a point; `lengths` holds
  // the number of points of each stroke. Preprocesses as MNIST was; fills the views "drawing/...".
  void draw(std::span<const float> strokes, std::span<const int> lengths, float pen_width);
  // 28x28 values 0..1 put straight to the network.
  void show_pixels(std::span<const float> pixels);
  // As many numbers as the network reads, put to it as they are: x and y of a point.
  void show_numbers(std::span<const float> numbers);
  // Classifies what draw(), show_pixels() or show_numbers() left; fills "outputs", "probabilities"
  // and "activation/<layer>". Returns the class answered, the one that evaluate() counts; 0 for a
  // regression, whose answer is in "outputs" and which has no probabilities.
  int classify();

  // Of a run on points: the network at the points of two square grids over the plane, 2 to 256 a
  // side, row 0 at the top (y near 6), every point in the middle of its cell. Fills "plane/outputs"
  // [outputs, side, side]; of classes also "plane/beliefs", alike, and "plane/answers" [side,
  // side]; and "plane/unit/<layer>" [units, side, side] of every layer that gives a list. The first
  // call takes memory, further ones of the same sides none. Throws kBadState for a run on digits.
  void map_plane(int output_side, int unit_side);
  // Writes one number of a parameter by hand, at rest or in the middle of a step, which is then
  // worked out anew; reset() takes it back. Throws kUnknownName, kInvalidArgument.
  void set_weight(std::string_view parameter, int index, double number);

  // Own digits: drawn by the learner, mixed into the data by the next configure().
  void add_own_digit(int label, std::span<const float> strokes, std::span<const int> lengths,
                     float pen_width);
  void clear_own_digits();
  // IDX files as MNIST has them, already unpacked; replaces earlier imported digits; returns the
  // count.
  int import_idx(std::span<const std::uint8_t> images, std::span<const std::uint8_t> labels);
  void clear_imported();
  // Points that the learner has put on the plane, for "points": {"name": "painted"} of the next
  // configure(): coordinates -6..6, and classes (whole numbers) or targets (-1..1). Replaces the
  // earlier ones.
  void set_points(std::span<const float> xs, std::span<const float> ys,
                  std::span<const float> labels);
  // What a formula of x and y (core/base/expression.h) is at the middles of side x side (1 to 64)
  // squares of the plane, row by row from the top left, as a JSON list; null where it is no finite
  // number. Throws for a formula that cannot be read, and says where.
  static std::string formula_values(std::string_view formula, int side);
  // Copies one example of a split into the view "example" (784 values 0..1 of a digit, x and y of a
  // point) and its target into "example/target"; returns its label, 0 for a regression.
  int example(std::string_view split, int index);

  // Training example `index` as the augmentation in force changes it, into the view "augmented"
  // (784 values 0..1); returns its label. Each `variant` is another change, the same one every
  // time.
  int preview_augmentation(int index, int variant);

  // What the activation layers do with up to `examples` (1 to 1000) of a split, as JSON: a list of
  // {layer, units, dead, saturated, mean, deviation}; core/train/unit_health.h says what they mean.
  // Fills the views "zero_slope/<layer>": for each unit the share of its cells without a slope.
  std::string inspect_units(std::string_view split, int examples);
  // Of the weights as they are, from `batches` (2 to 1000) batches of the run's size.
  GradientNoiseReport gradient_noise(int batches);
  // Trains a copy of the network from its weights as they are, by the run's settings but for the
  // rate, which goes from `low` to `high` in so many steps. Replaces an earlier test.
  RangeTestReport range_test_begin(double low, double high, int steps);
  // Up to `max_steps` more; throws kBadState when no test was begun. The views are
  // "range_test/learning_rate", "range_test/loss" and "range_test/smoothed", a number a step.
  RangeTestReport range_test_advance(int max_steps);

  // How large signals and gradients are in every layer, measured by one forward and one backward
  // pass of the first `examples` (1 to 512) training examples, beside what theory says of them
  // (core/train/depth_profile.h): as JSON, described in web/src/engine/api_measure.ts; histograms
  // have `bins` bins. Of the network of the run; or of one that `model_json` specifies, on the
  // run's data and with its loss, its first weights settled by `seed`.
  std::string depth_profile(std::string_view model_json, int seed, int examples, int bins);

  // The run's loss over a plane of its weights, worked out a few points at a time
  // (core/session/loss_look.h); replaces an earlier one. Both tell how far it is, as JSON; the
  // losses are the view "loss_surface", side x side, the lowest row first, NaN where not known yet.
  std::string loss_surface_begin(std::string_view settings_json);
  // Throws kBadState when none was begun since configure().
  std::string loss_surface_advance(int points);
  // The same of this run and those of other sessions together, on the plane in which all their
  // paths spread most. Throws kInvalidArgument where no one loss surface holds for all of them.
  std::string joint_surface_begin(std::string_view settings_json,
                                  std::span<const Session* const> others);
  // The top eigenvalue of the Hessian of the loss over so many training examples, from at most so
  // many Hessian-vector products, as JSON.
  std::string curvature(int examples, int products);
  // Other looks at the run's loss that take a while, by the name that the catalog's "looks" has
  // (core/session/run_look.h); one begun replaces the last of its name. Both tell what is known by
  // now, as JSON. Throw kUnknownName; the second kBadState when none was begun since configure().
  std::string look_begin(std::string_view name, std::string_view settings_json);
  std::string look_advance(std::string_view name, int pieces);

  PathReport path();
  // what: "value" or "gradient" of a parameter, by name, e.g. ("conv1.weight", "gradient", 41); or
  // "activation" of a layer that inspect_units() has inspected since configure().
  HistogramReport histogram(std::string_view parameter, std::string_view what, int bins);

  // ---- Looking into a tape (core/autodiff/tape.h) ----
  // `where` is "run", the tape that trains, or "bench/NAME", a workbench opened below. Values and
  // nodes go by their numbers in graph(), cells by their place in the whole tensor, batch first.
  // All throw kUnknownName and kInvalidArgument for what is not there. What comes as JSON is
  // described in web/src/engine/api_lens.ts.
  std::string graph(std::string_view where);
  std::string lens_state(std::string_view where);
  // So many moves forward, or back when negative: an op, a vjp, an update each.
  std::string move(std::string_view where, int count);
  // "start", "loss", "gradients", "update" or "step".
  std::string seek(std::string_view where, std::string_view target);
  // From the start of the step under way every batch is this example (numbers as the network reads
  // them; its class, or the number to be predicted), until the second call.
  std::string hold_example(std::span<const float> numbers, double answer);
  std::string release_example();

  // Data and gradients of values, of one example where they are batched: fills lens_numbers() and
  // says where in it they are.
  std::string lens_values(std::string_view where, std::span<const int> ids, int example);
  std::span<const Scalar> lens_numbers() const;
  // One cell's sources and where its gradient comes from, at most `most` terms each.
  std::string cell(std::string_view where, int value, int index, int most);
  std::string largest_path(std::string_view where, int value, int index);
  // The arithmetic of the update about to be made, or of the last one made by moves.
  std::string update_of(int value, int index);
  std::string nudge(std::string_view where, int value, int index, double h);
  std::string check_gradients(std::string_view where, int count, int seed);
  // How steep an activation is where its units stand, over the batch and for one of its examples.
  std::string unit_slopes(std::string_view where, int node, int example);
  std::string receptive_field(std::string_view where, int value, int index);
  // Of the first training examples those that a channel of `value` answers most.
  std::string strongest(std::string_view where, int value, int channel, int examples, int count);
  // Edits by hand; everything is worked out anew up to the same move.
  std::string set_cell(std::string_view where, int value, int index, double number);
  std::string reset_cells(std::string_view where);

  // Workbenches (core/session/workbench.h), 16 at most; one of that name is replaced. `numbers` is
  // a JSON object: a number for each name.
  std::string open_expression(std::string_view where, std::string_view source,
                              std::string_view numbers);
  std::string open_layers(std::string_view where, std::string_view model_json, int seed);
  std::string fill_bench(std::string_view where, int value, std::span<const float> numbers);
  void close_bench(std::string_view where);
  // An activation as a curve, {x, y, slope}; options as the activation layer has them, as JSON.
  static std::string activation_curve(std::string_view name, std::string_view options_json,
                                      double low, double high, int count);

  // ---- Test surfaces and races of optimizers on them (core/landscape/) ----
  // Configurations as core/session/race_config.h has them; what comes as JSON is described in
  // web/src/engine/api_race.ts. They need no run and change none.
  // Fills race_numbers() with side * side values, the lowest row first.
  std::string surface(std::string_view surface_json, int side);
  // The whole race. Fills race_numbers(): for each racer its points, six numbers each: x, y, loss,
  // and of the step that led there its rate and the gradient's length before and after clipping.
  std::string race(std::string_view race_json);
  // One step of one racer taken apart.
  static std::string race_step(std::string_view race_json, int racer, int step);
  std::span<const Scalar> race_numbers() const;

  // The trained model as a safetensors file, with the configuration in its metadata.
  std::string save() const;
  // Reads such a file: builds its model and sets its parameters; returns the description as JSON.
  // Where the data that it was trained on are not here, it goes on with the standard data.
  std::string load(std::span<const std::uint8_t> bytes);
  // The same for a network that only answers: it takes no data and little memory, and what trains
  // or measures throws kBadState.
  std::string load_answering(std::span<const std::uint8_t> bytes);
  // The trained model for other programs: as an ONNX file, and the run as a Python program (UTF-8)
  // that uses PyTorch. Both also of a network that only answers.
  std::string export_onnx() const;
  std::string export_pytorch() const;

  // Read-only numbers by name, valid until the next call of any method. Unknown names list the
  // known.
  std::span<const Scalar> view(std::string_view name) const;
  // Names of all views that exist now, as a JSON array.
  std::string views() const;

 private:
  struct Shared;
  struct State;

  explicit Session(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace inkgrad
