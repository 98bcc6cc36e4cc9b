// The report structs of the Session as plain JavaScript objects, and the TypeScript names of
// arguments.
#pragma once

namespace inkgrad::bindings {

// Call once, inside EMSCRIPTEN_BINDINGS.
void register_value_types();

}  // namespace inkgrad::bindings
