// Test surfaces, races on them, and looks at the loss of a run: one small function a method, as in
// session_bindings.cpp.
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

std::string loss_surface_begin(Session& s, JsText settings) {
  return s.loss_surface_begin(to_text(settings, "settings"));
}
std::string joint_surface_begin(Session& s, JsText settings, JsSessions others) {
  return s.joint_surface_begin(to_text(settings, "settings"), to_sessions(others, "others"));
}
std::string loss_surface_advance(Session& s, JsNumber points) {
  return s.loss_surface_advance(to_int(points, "points"));
}
std::string curvature(Session& s, JsNumber examples, JsNumber products) {
  return s.curvature(to_int(examples, "examples"), to_int(products, "products"));
}
std::string look_begin(Session& s, JsText name, JsText settings) {
  return s.look_begin(to_text(name, "name"), to_text(settings, "settings"));
}
std::string look_advance(Session& s, JsText name, JsNumber pieces) {
  return s.look_advance(to_text(name, "name"), to_int(pieces, "pieces"));
}

}  // namespace

void register_race(emscripten::class_<Session>& session) {
  session.class_function("raceStep", guarded<race_step>)
      .function("surface", guarded<surface>)
      .function("race", guarded<race>)
      .function("raceNumbers", guarded<race_numbers>)
      .function("lossSurfaceBegin", guarded<loss_surface_begin>)
      .function("jointSurfaceBegin", guarded<joint_surface_begin>)
      .function("lossSurfaceAdvance", guarded<loss_surface_advance>)
      .function("curvature", guarded<curvature>)
      .function("lookBegin", guarded<look_begin>)
      .function("lookAdvance", guarded<look_advance>);
}

}  // namespace inkgrad::bindings
