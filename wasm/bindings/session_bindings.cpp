// Session for JavaScript: one small function per method that checks the arguments and calls the
// core. Adding a method = one function and one line in register_session().
#include "wasm/bindings/session_bindings.h"

#include <emscripten/bind.h>

#include <string>
#include <type_traits>

#include "core/base/thread_start.h"
#include "core/session/session.h"
#include "wasm/bindings/arguments.h"
#include "wasm/bindings/guard.h"
#include "wasm/bindings/lens_bindings.h"
#include "wasm/bindings/race_bindings.h"
#include "wasm/bindings/typed_view.h"

namespace inkgrad::bindings {

static_assert(std::is_same_v<Scalar, float>, "views cross as Float32Array");

namespace {

Session* create(JsNumber threads) { return new Session(to_int(threads, "threads")); }

Session* beside(const Session& session) { return session.beside().release(); }

std::string catalog() { return Session::catalog(); }
std::string describe_model(JsText model) {
  return Session::describe_model(to_text(model, "model"));
}

std::string configure(Session& session, JsText config) {
  return session.configure(to_text(config, "config"));
}
std::string config(const Session& session) { return session.config(); }
std::string reconfigure(Session& session, JsText config) {
  return session.reconfigure(to_text(config, "config"));
}
void reset(Session& session) { session.reset(); }
void set_option(Session& session, JsText group, JsText name, JsNumber value) {
  session.set_option(to_text(group, "group"), to_text(name, "name"), to_number(value, "value"));
}
std::string schedule_curve(JsText schedule, JsNumber rate, JsNumber steps, JsNumber every) {
  return Session::schedule_curve(to_text(schedule, "schedule"), to_number(rate, "rate"),
                                 to_int(steps, "steps"), to_int(every, "every"));
}

TrainReport train(Session& session, JsNumber steps) {
  return session.train(to_int(steps, "steps"));
}
void go_on(Session& session) { session.go_on(); }
std::string advance(Session& session) { return session.advance(); }
TrainReport report(const Session& session) { return session.report(); }
std::string divergence(const Session& session) { return session.divergence(); }

EvaluationReport evaluate(Session& session, JsText split, JsNumber max_batches) {
  return session.evaluate(to_text(split, "split"), to_int(max_batches, "maxBatches"));
}
void restart_evaluation(Session& session) { session.restart_evaluation(); }

void draw(Session& session, JsFloats strokes, JsInts lengths, JsNumber pen_width) {
  session.draw(to_floats(strokes, "strokes"), to_ints(lengths, "lengths"),
               static_cast<float>(to_number(pen_width, "penWidth")));
}
void show_pixels(Session& session, JsFloats pixels) {
  session.show_pixels(to_floats(pixels, "pixels"));
}
void show_numbers(Session& session, JsFloats numbers) {
  session.show_numbers(to_floats(numbers, "numbers"));
}
int classify(Session& session) { return session.classify(); }

void map_plane(Session& session, JsNumber output_side, JsNumber unit_side) {
  session.map_plane(to_int(output_side, "outputSide"), to_int(unit_side, "unitSide"));
}
void set_weight(Session& session, JsText parameter, JsNumber index, JsNumber number) {
  session.set_weight(to_text(parameter, "parameter"), to_int(index, "index"),
                     to_number(number, "number"));
}

void add_own_digit(Session& session, JsNumber label, JsFloats strokes, JsInts lengths,
                   JsNumber pen_width) {
  session.add_own_digit(to_int(label, "label"), to_floats(strokes, "strokes"),
                        to_ints(lengths, "lengths"),
                        static_cast<float>(to_number(pen_width, "penWidth")));
}
void clear_own_digits(Session& session) { session.clear_own_digits(); }
int import_idx(Session& session, JsBytes images, JsBytes labels) {
  return session.import_idx(to_bytes(images, "images"), to_bytes(labels, "labels"));
}
void clear_imported(Session& session) { session.clear_imported(); }
void set_points(Session& session, JsFloats xs, JsFloats ys, JsFloats labels) {
  session.set_points(to_floats(xs, "xs"), to_floats(ys, "ys"), to_floats(labels, "labels"));
}
std::string formula_values(JsText formula, JsNumber side) {
  return Session::formula_values(to_text(formula, "formula"), to_int(side, "side"));
}
int example(Session& session, JsText split, JsNumber index) {
  return session.example(to_text(split, "split"), to_int(index, "index"));
}
int preview_augmentation(Session& session, JsNumber index, JsNumber variant) {
  return session.preview_augmentation(to_int(index, "index"), to_int(variant, "variant"));
}

std::string inspect_units(Session& session, JsText split, JsNumber examples) {
  return session.inspect_units(to_text(split, "split"), to_int(examples, "examples"));
}
GradientNoiseReport gradient_noise(Session& session, JsNumber batches) {
  return session.gradient_noise(to_int(batches, "batches"));
}
RangeTestReport range_test_begin(Session& session, JsNumber low, JsNumber high, JsNumber steps) {
  return session.range_test_begin(to_number(low, "low"), to_number(high, "high"),
                                  to_int(steps, "steps"));
}
RangeTestReport range_test_advance(Session& session, JsNumber max_steps) {
  return session.range_test_advance(to_int(max_steps, "maxSteps"));
}

std::string depth_profile(Session& session, JsText model, JsNumber seed, JsNumber examples,
                          JsNumber bins) {
  return session.depth_profile(to_text(model, "model"), to_int(seed, "seed"),
                               to_int(examples, "examples"), to_int(bins, "bins"));
}

PathReport path(Session& session) { return session.path(); }
HistogramReport histogram(Session& session, JsText parameter, JsText what, JsNumber bins) {
  return session.histogram(to_text(parameter, "parameter"), to_text(what, "what"),
                           to_int(bins, "bins"));
}

JsBytes file_of(const std::string& file) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(file.data());
  return JsBytes(own_array(std::span(bytes, file.size())));
}
JsBytes save(const Session& session) { return file_of(session.save()); }
JsBytes export_onnx(const Session& session) { return file_of(session.export_onnx()); }
std::string export_pytorch(const Session& session) { return session.export_pytorch(); }
std::string load(Session& session, JsBytes bytes) { return session.load(to_bytes(bytes, "bytes")); }
std::string load_answering(Session& session, JsBytes bytes) {
  return session.load_answering(to_bytes(bytes, "bytes"));
}

JsFloats view(const Session& session, JsText name) {
  return JsFloats(typed_view(session.view(to_text(name, "name"))));
}
std::string views(const Session& session) { return session.views(); }

}  // namespace

void register_session() {
  auto session = emscripten::class_<Session>("Session");
  session.constructor(guarded<create>, emscripten::return_value_policy::take_ownership())
      .class_function("catalog", guarded<catalog>)
      .class_function("describeModel", guarded<describe_model>)
      .class_function("holdThreadsBack", guarded<hold_threads_back>)
      .class_function("formulaValues", guarded<formula_values>)
      .class_function("scheduleCurve", guarded<schedule_curve>)
      .function("beside", guarded<beside>, emscripten::return_value_policy::take_ownership(),
                emscripten::allow_raw_pointers())
      .function("configure", guarded<configure>)
      .function("config", guarded<config>)
      .function("reconfigure", guarded<reconfigure>)
      .function("reset", guarded<reset>)
      .function("setOption", guarded<set_option>)
      .function("train", guarded<train>)
      .function("goOn", guarded<go_on>)
      .function("advance", guarded<advance>)
      .function("report", guarded<report>)
      .function("divergence", guarded<divergence>)
      .function("evaluate", guarded<evaluate>)
      .function("restartEvaluation", guarded<restart_evaluation>)
      .function("draw", guarded<draw>)
      .function("showPixels", guarded<show_pixels>)
      .function("showNumbers", guarded<show_numbers>)
      .function("classify", guarded<classify>)
      .function("mapPlane", guarded<map_plane>)
      .function("setWeight", guarded<set_weight>)
      .function("addOwnDigit", guarded<add_own_digit>)
      .function("clearOwnDigits", guarded<clear_own_digits>)
      .function("importIdx", guarded<import_idx>)
      .function("clearImported", guarded<clear_imported>)
      .function("setPoints", guarded<set_points>)
      .function("example", guarded<example>)
      .function("previewAugmentation", guarded<preview_augmentation>)
      .function("inspectUnits", guarded<inspect_units>)
      .function("gradientNoise", guarded<gradient_noise>)
      .function("rangeTestBegin", guarded<range_test_begin>)
      .function("rangeTestAdvance", guarded<range_test_advance>)
      .function("depthProfile", guarded<depth_profile>)
      .function("path", guarded<path>)
      .function("histogram", guarded<histogram>)
      .function("save", guarded<save>)
      .function("load", guarded<load>)
      .function("loadAnswering", guarded<load_answering>)
      .function("exportOnnx", guarded<export_onnx>)
      .function("exportPytorch", guarded<export_pytorch>)
      .function("view", guarded<view>)
      .function("views", guarded<views>);
  register_lens(session);
  register_race(session);
}

}  // namespace inkgrad::bindings
