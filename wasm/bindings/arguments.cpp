// Checks and copies what JavaScript passes in.
#include "wasm/bindings/arguments.h"

#include <emscripten/bind.h>

#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/base/text.h"
#include "wasm/bindings/typed_view.h"

namespace inkgrad::bindings {

using emscripten::val;

namespace {

constexpr std::size_t kShownCharacters = 40;

// A value as a message shows it: 1.5, "ten", undefined, Float64Array of 12.
std::string describe(const val& value) {
  if (value.isString()) {
    std::string shown = value.as<std::string>();
    // Cut between characters: a half one is not UTF-8.
    if (shown.size() > kShownCharacters) {
      std::size_t end = kShownCharacters;
      while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U) --end;
      shown = shown.substr(0, end) + "…";
    }
    return text('"', shown, '"');
  }
  const std::string type = value.typeOf().as<std::string>();
  if (type == "function") return "a function";
  if (type != "object" || value.isNull()) return val::global("String")(value).as<std::string>();
  const val constructor = value["constructor"];
  if (constructor.isUndefined()) return "an object";
  const std::string name = constructor["name"].as<std::string>();
  const val length = value["length"];
  return length.isNumber() ? text(name, " of ", length.as<double>())
                           : text("an object (", name, ")");
}

[[noreturn]] void refuse(std::string_view name, std::string_view wanted, const val& value) {
  throw Error(ErrorCode::kInvalidArgument,
              text(name, ": expected ", wanted, ", got ", describe(value)));
}

template <typename Number>
std::vector<Number> copy_of(const val& value, std::string_view name, const char* type,
                            std::string_view wanted) {
  if (!value.instanceof(val::global(type))) refuse(name, wanted, value);
  // A JavaScript array cannot be longer than the 32-bit heap could address, so this cannot wrap.
  std::vector<Number> copy(static_cast<std::size_t>(value["length"].as<double>()));
  typed_view(std::span<const Number>(copy)).template call<void>("set", value);
  return copy;
}

}  // namespace

int to_int(const JsNumber& value, std::string_view name) {
  constexpr std::string_view kWanted = "a whole number";
  if (!value.isNumber()) refuse(name, kWanted, value);
  const double number = value.as<double>();
  const bool fits = number >= std::numeric_limits<int>::min() &&
                    number <= std::numeric_limits<int>::max();  // false for NaN too
  if (!fits || number != std::floor(number)) refuse(name, kWanted, value);
  return static_cast<int>(number);
}

double to_number(const JsNumber& value, std::string_view name) {
  if (!value.isNumber()) refuse(name, "a number", value);
  return value.as<double>();
}

std::string to_text(const JsText& value, std::string_view name) {
  if (!value.isString()) refuse(name, "a string", value);
  return value.as<std::string>();
}

std::vector<float> to_floats(const JsFloats& value, std::string_view name) {
  return copy_of<float>(value, name, "Float32Array", "a Float32Array");
}

std::vector<int> to_ints(const JsInts& value, std::string_view name) {
  return copy_of<int>(value, name, "Int32Array", "an Int32Array");
}

std::vector<std::uint8_t> to_bytes(const JsBytes& value, std::string_view name) {
  return copy_of<std::uint8_t>(value, name, "Uint8Array", "a Uint8Array");
}

std::vector<const Session*> to_sessions(const JsSessions& value, std::string_view name) {
  const val session = val::module_property("Session");
  if (!value.isArray()) refuse(name, "an array of sessions", value);
  std::vector<const Session*> sessions;
  for (const val& element : value) {
    if (!element.instanceof(session)) refuse(name, "an array of sessions", element);
    sessions.push_back(element.as<Session*>(emscripten::allow_raw_pointers()));
  }
  return sessions;
}

}  // namespace inkgrad::bindings
