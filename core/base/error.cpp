#include "core/base/error.h"

namespace inkgrad {

std::string_view error_code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return "invalid_argument";
    case ErrorCode::kShapeMismatch:
      return "shape_mismatch";
    case ErrorCode::kUnknownName:
      return "unknown_name";
    case ErrorCode::kBadFile:
      return "bad_file";
    case ErrorCode::kBadState:
      return "bad_state";
    case ErrorCode::kUnsupported:
      return "unsupported";
  }
  return "unknown";
}

}  // namespace inkgrad
