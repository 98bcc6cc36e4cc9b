// Test surfaces and races on them: one small function a method, as in session_bindings.cpp.
#include "wasm/bindings/race_bindings.h"

#include <string>

#include "wasm/bindings/arguments.h"
#include "wasm/bindings/guard.h"
#include "wasm/bindings/typed_view.h"

namespace inkgrad::bindings {

namespace {

std::string surface(Session& s, JsText what, JsNumber side) {
  return s.surface(to_text(what, "surface"), to_int(side, "side"));
}
std::string race(Session& s, JsText config) { return s.race(to_text(config, "race")); }
std::string race_step(JsText config, JsNumber racer, JsNumber step) {
  return Session::race_step(to_text(config, "race"), to_int(racer, "racer"), to_int(step, "step"));
}
JsFloats race_numbers(const Session& s) { return JsFloats(typed_view(s.race_numbers())); }

}  // namespace

void register_race(emscripten::class_<Session>& session) {
  session.class_function("raceStep", guarded<race_step>)
      .function("surface", guarded<surface>)
      .function("race", guarded<race>)
      .function("raceNumbers", guarded<race_numbers>);
}

}  // namespace inkgrad::bindings
