// The one exception of the core. Messages name the thing, what was expected and what came:
//   Linear "fc1": expected input [*, 784], got [64, 100]
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "core/base/text.h"

namespace inkgrad {

enum class ErrorCode {
  kInvalidArgument,  // a value out of its range or of the wrong kind
  kShapeMismatch,    // tensors or layers that do not fit together
  kUnknownName,      // no such layer, option, view, ...
  kBadFile,          // a damaged or foreign file
  kBadState,         // a call that cannot be made now
  kUnsupported,      // this build or device cannot do it
};

// "invalid_argument", ...: the `.code` of the JavaScript Error.
std::string_view error_code_name(ErrorCode code);

class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
  ErrorCode code() const { return code_; }

 private:
  ErrorCode code_;
};

}  // namespace inkgrad
