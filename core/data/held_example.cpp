#include "core/data/held_example.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace inkgrad {

HeldExample::HeldExample(const Dataset& like, std::span<const Scalar> numbers, double answer)
    : task_(like.task()),
      shape_(like.input_shape()),
      outputs_(like.outputs()),
      numbers_(numbers.begin(), numbers.end()),
      answer_(answer) {
  if (static_cast<Index>(numbers.size()) != shape_.count()) {
    throw Error(ErrorCode::kInvalidArgument,
                text("example: expected ", shape_.count(), " numbers for the input ", shape_,
                     ", got ", numbers.size()));
  }
  if (!std::ranges::all_of(numbers, [](Scalar x) { return std::isfinite(x); })) {
    throw Error(ErrorCode::kInvalidArgument, "example: expected finite numbers");
  }
  if (is_classification()) {
    if (!(answer >= 0 && answer < double(outputs_)) || answer != std::floor(answer)) {
      throw Error(ErrorCode::kInvalidArgument,
                  text("label of the example: expected 0 to ", outputs_ - 1, ", got ", answer));
    }
  } else if (!std::isfinite(answer)) {
    throw Error(ErrorCode::kInvalidArgument, "target of the example: expected a finite number");
  }
}

int HeldExample::label(Index i) const {
  expect_example(i);
  return is_classification() ? static_cast<int>(answer_) : 0;
}

void HeldExample::relabel(Index i, int label) {
  expect_example(i);
  answer_ = label;
}

void HeldExample::fill(Parallel&, std::span<const Index> indices, const Tensor& input,
                       const Tensor& target) const {
  for (std::size_t row = 0; row < indices.size(); ++row) {
    expect_example(indices[row]);
    const auto at = static_cast<Index>(row);
    std::ranges::copy(numbers_, input.row(at).begin());
    const std::span<Scalar> out = target.row(at);
    std::ranges::fill(out, is_classification() ? Scalar(0) : static_cast<Scalar>(answer_));
    if (is_classification()) out[static_cast<std::size_t>(answer_)] = 1;
  }
}

}  // namespace inkgrad
