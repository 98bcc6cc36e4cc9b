// What a call refuses, for tests of malformed input.
#pragma once

#include <string>

#include "core/base/error.h"

namespace inkgrad {

// "bad_file: images file: ..." of the Error that `call` throws, or "accepted".
template <typename Call>
std::string refusal_of(Call call) {
  try {
    call();
  } catch (const Error& error) {
    return std::string(error_code_name(error.code())) + ": " + error.what();
  }
  return "accepted";
}

}  // namespace inkgrad
