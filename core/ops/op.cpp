#include "core/ops/op.h"

#include "core/base/error.h"

namespace inkgrad {

void reject_shape(const Op& op, int input, std::string_view expected, const Shape& got) {
  throw Error(ErrorCode::kShapeMismatch, text("op \"", op.name, "\", input \"",
                                              op.inputs[static_cast<std::size_t>(input)].name,
                                              "\": expected ", expected, ", got ", got));
}

}  // namespace inkgrad
