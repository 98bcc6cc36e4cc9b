// The wasm module: everything JavaScript gets is registered from here, and nowhere else.
#include <emscripten/bind.h>

#include "wasm/bindings/session_bindings.h"
#include "wasm/bindings/value_types.h"

EMSCRIPTEN_BINDINGS(inkgrad) {
  inkgrad::bindings::register_value_types();
  inkgrad::bindings::register_session();
}
