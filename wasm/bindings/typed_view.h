// Windows of JavaScript onto the engine's memory. THE VIEWS RULE: JavaScript copies such a window
// at once and never keeps it. The next call may move the numbers; growing the memory detaches the
// window.
#pragma once

#include <emscripten/val.h>

#include <span>

namespace inkgrad::bindings {

// A typed array over the numbers themselves, without a copy.
template <typename Number>
emscripten::val typed_view(std::span<const Number> numbers) {
  return emscripten::val(emscripten::typed_memory_view(numbers.size(), numbers.data()));
}

// A typed array of its own, never on shared memory: safe to keep, to transfer and to decode.
template <typename Number>
emscripten::val own_array(std::span<const Number> numbers) {
  return typed_view(numbers).template call<emscripten::val>("slice");
}

}  // namespace inkgrad::bindings
