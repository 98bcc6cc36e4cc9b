// The one class that JavaScript sees.
#pragma once

namespace inkgrad::bindings {

// Call once, inside EMSCRIPTEN_BINDINGS, after register_value_types().
void register_session();

}  // namespace inkgrad::bindings
