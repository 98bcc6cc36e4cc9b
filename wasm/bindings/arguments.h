// What JavaScript passes in, checked. Embind alone would turn 'x' into 0 and undefined into NaN
// without a word in a release build. Errors name the argument, what came and what was wanted:
//   steps: expected a whole number, got "ten"
#pragma once

#include <emscripten/val.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/session/session.h"

namespace inkgrad::bindings {

// JavaScript values whose names here become their TypeScript types in inkgrad.d.ts (module.cpp).
EMSCRIPTEN_DECLARE_VAL_TYPE(JsNumber)
EMSCRIPTEN_DECLARE_VAL_TYPE(JsText)
EMSCRIPTEN_DECLARE_VAL_TYPE(JsFloats)    // Float32Array
EMSCRIPTEN_DECLARE_VAL_TYPE(JsInts)      // Int32Array
EMSCRIPTEN_DECLARE_VAL_TYPE(JsBytes)     // Uint8Array
EMSCRIPTEN_DECLARE_VAL_TYPE(JsSessions)  // Session[]

// `name` is the argument's name in the messages. All throw Error{kInvalidArgument}.
int to_int(const JsNumber& value, std::string_view name);
double to_number(const JsNumber& value, std::string_view name);
std::string to_text(const JsText& value, std::string_view name);

// Copies: the array's memory is JavaScript's, the result's is the engine's.
std::vector<float> to_floats(const JsFloats& value, std::string_view name);
std::vector<int> to_ints(const JsInts& value, std::string_view name);
std::vector<std::uint8_t> to_bytes(const JsBytes& value, std::string_view name);

// They stay JavaScript's.
std::vector<const Session*> to_sessions(const JsSessions& value, std::string_view name);

}  // namespace inkgrad::bindings
