// Looking into a tape and moving along it: one small function a method, as in session_bindings.cpp.
#include "wasm/bindings/lens_bindings.h"

#include <string>

#include "wasm/bindings/arguments.h"
#include "wasm/bindings/guard.h"
#include "wasm/bindings/typed_view.h"

namespace inkgrad::bindings {

namespace {

std::string graph(Session& s, JsText where) { return s.graph(to_text(where, "where")); }
std::string lens_state(Session& s, JsText where) { return s.lens_state(to_text(where, "where")); }
std::string move(Session& s, JsText where, JsNumber count) {
  return s.move(to_text(where, "where"), to_int(count, "count"));
}
std::string seek(Session& s, JsText where, JsText target) {
  return s.seek(to_text(where, "where"), to_text(target, "target"));
}
std::string hold_example(Session& s, JsFloats numbers, JsNumber label) {
  return s.hold_example(to_floats(numbers, "numbers"), to_number(label, "label"));
}
std::string release_example(Session& s) { return s.release_example(); }

std::string lens_values(Session& s, JsText where, JsInts ids, JsNumber example) {
  return s.lens_values(to_text(where, "where"), to_ints(ids, "ids"), to_int(example, "example"));
}
JsFloats lens_numbers(const Session& s) { return JsFloats(typed_view(s.lens_numbers())); }
std::string cell(Session& s, JsText where, JsNumber value, JsNumber index, JsNumber most) {
  return s.cell(to_text(where, "where"), to_int(value, "value"), to_int(index, "index"),
                to_int(most, "most"));
}
std::string largest_path(Session& s, JsText where, JsNumber value, JsNumber index) {
  return s.largest_path(to_text(where, "where"), to_int(value, "value"), to_int(index, "index"));
}
std::string update_of(Session& s, JsNumber value, JsNumber index) {
  return s.update_of(to_int(value, "value"), to_int(index, "index"));
}
std::string nudge(Session& s, JsText where, JsNumber value, JsNumber index, JsNumber h) {
  return s.nudge(to_text(where, "where"), to_int(value, "value"), to_int(index, "index"),
                 to_number(h, "h"));
}
std::string check_gradients(Session& s, JsText where, JsNumber count, JsNumber seed) {
  return s.check_gradients(to_text(where, "where"), to_int(count, "count"), to_int(seed, "seed"));
}
std::string unit_slopes(Session& s, JsText where, JsNumber node, JsNumber example) {
  return s.unit_slopes(to_text(where, "where"), to_int(node, "node"), to_int(example, "example"));
}
std::string receptive_field(Session& s, JsText where, JsNumber value, JsNumber index) {
  return s.receptive_field(to_text(where, "where"), to_int(value, "value"), to_int(index, "index"));
}
std::string strongest(Session& s, JsText where, JsNumber value, JsNumber channel, JsNumber examples,
                      JsNumber count) {
  return s.strongest(to_text(where, "where"), to_int(value, "value"), to_int(channel, "channel"),
                     to_int(examples, "examples"), to_int(count, "count"));
}
std::string set_cell(Session& s, JsText where, JsNumber value, JsNumber index, JsNumber number) {
  return s.set_cell(to_text(where, "where"), to_int(value, "value"), to_int(index, "index"),
                    to_number(number, "number"));
}
std::string reset_cells(Session& s, JsText where) { return s.reset_cells(to_text(where, "where")); }

std::string open_expression(Session& s, JsText where, JsText source, JsText numbers) {
  return s.open_expression(to_text(where, "where"), to_text(source, "source"),
                           to_text(numbers, "numbers"));
}
std::string open_layers(Session& s, JsText where, JsText model, JsNumber seed) {
  return s.open_layers(to_text(where, "where"), to_text(model, "model"), to_int(seed, "seed"));
}
std::string fill_bench(Session& s, JsText where, JsNumber value, JsFloats numbers) {
  return s.fill_bench(to_text(where, "where"), to_int(value, "value"),
                      to_floats(numbers, "numbers"));
}
void close_bench(Session& s, JsText where) { s.close_bench(to_text(where, "where")); }
std::string activation_curve(JsText name, JsText options, JsNumber low, JsNumber high,
                             JsNumber count) {
  return Session::activation_curve(to_text(name, "name"), to_text(options, "options"),
                                   to_number(low, "low"), to_number(high, "high"),
                                   to_int(count, "count"));
}

}  // namespace

void register_lens(emscripten::class_<Session>& session) {
  session.class_function("activationCurve", guarded<activation_curve>)
      .function("graph", guarded<graph>)
      .function("lensState", guarded<lens_state>)
      .function("move", guarded<move>)
      .function("seek", guarded<seek>)
      .function("holdExample", guarded<hold_example>)
      .function("releaseExample", guarded<release_example>)
      .function("lensValues", guarded<lens_values>)
      .function("lensNumbers", guarded<lens_numbers>)
      .function("cell", guarded<cell>)
      .function("largestPath", guarded<largest_path>)
      .function("updateOf", guarded<update_of>)
      .function("nudge", guarded<nudge>)
      .function("checkGradients", guarded<check_gradients>)
      .function("unitSlopes", guarded<unit_slopes>)
      .function("receptiveField", guarded<receptive_field>)
      .function("strongest", guarded<strongest>)
      .function("setCell", guarded<set_cell>)
      .function("resetCells", guarded<reset_cells>)
      .function("openExpression", guarded<open_expression>)
      .function("openLayers", guarded<open_layers>)
      .function("fillBench", guarded<fill_bench>)
      .function("closeBench", guarded<close_bench>);
}

}  // namespace inkgrad::bindings
