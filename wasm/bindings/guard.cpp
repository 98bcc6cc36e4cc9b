// Turns C++ exceptions into JavaScript Errors. Built with -fwasm-exceptions: without a `.code` and
// a message of our own, JavaScript would get a bare WebAssembly.Exception that says nothing.
#include "wasm/bindings/guard.h"

#include <emscripten/val.h>

#include <exception>
#include <new>
#include <stdexcept>

#include "core/base/error.h"

namespace inkgrad::bindings {

using emscripten::val;

void throw_to_js(std::string_view code, const std::string& message) {
  val error = val::global("Error").new_(message);
  error.set("code", std::string(code));
  error.throw_();
}

void rethrow_to_js() {
  // Read inside the handlers, thrown after them: the C++ exception is then over and its memory
  // freed.
  constexpr const char* kNoMemory =
      "the engine has no memory left for this: try fewer digits, a smaller batch or a smaller "
      "network";
  std::string code;
  std::string message;
  try {
    throw;
  } catch (const Error& error) {
    code = error_code_name(error.code());
    message = error.what();
  } catch (const std::bad_alloc&) {
    code = "out_of_memory";
    message = kNoMemory;
  } catch (const std::length_error&) {
    // More than the 2 GB that a 32-bit container can hold at all.
    code = "out_of_memory";
    message = kNoMemory;
  } catch (const std::exception& error) {
    code = "internal";
    message = error.what();
  }
  // Anything else (an Error that JavaScript itself threw while C++ called it) flies on as it is.
  throw_to_js(code, message);
}

}  // namespace inkgrad::bindings
