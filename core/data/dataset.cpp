#include "core/data/dataset.h"

#include "core/base/error.h"

namespace inkgrad {

void Dataset::expect_example(Index i) const {
  if (i >= 0 && i < count()) return;
  throw Error(ErrorCode::kInvalidArgument,
              text("example: expected 0 to ", count() - 1, ", got ", i));
}

}  // namespace inkgrad
