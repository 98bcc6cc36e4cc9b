// The seam between C++ exceptions and JavaScript: whatever a bound function throws reaches
// JavaScript as an `Error` with a `.code`. The only place that knows how; every binding goes
// through `guarded`.
#pragma once

#include <string>
#include <string_view>

namespace inkgrad::bindings {

// Throws a JavaScript Error; `.code` is `code`, `.message` is `message`.
[[noreturn]] void throw_to_js(std::string_view code, const std::string& message);

// Rethrows the C++ exception now being handled as a JavaScript Error. Codes beside those of the
// core: "out_of_memory" (the heap is full) and "internal" (a fault of ours).
[[noreturn]] void rethrow_to_js();

template <auto function>
struct Guarded;

template <typename Result, typename... Arguments, Result (*function)(Arguments...)>
struct Guarded<function> {
  static Result call(Arguments... arguments) {
    try {
      return function(static_cast<Arguments&&>(arguments)...);
    } catch (...) {
      rethrow_to_js();
    }
  }
};

// The address to bind instead of `function`: same signature, exceptions turned into JS Errors.
template <auto function>
inline constexpr auto guarded = &Guarded<function>::call;

}  // namespace inkgrad::bindings
