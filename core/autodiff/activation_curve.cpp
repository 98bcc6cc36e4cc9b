#include "core/autodiff/activation_curve.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace inkgrad {

namespace {

constexpr Index kMaxPoints = 10'000;

void expect_range(double low, double high, Index count) {
  if (count < 2 || count > kMaxPoints) {
    throw Error(ErrorCode::kInvalidArgument,
                text("curve: expected 2 to ", kMaxPoints, " points, got ", count));
  }
  if (!std::isfinite(low) || !std::isfinite(high) || !(low < high)) {
    throw Error(ErrorCode::kInvalidArgument,
                text("curve: expected a range from low to high, got ", low, " to ", high));
  }
}

[[noreturn]] void reject_op(const Op& op) {
  throw Error(ErrorCode::kInvalidArgument,
              text("curve: expected a function of one number, got op \"", op.name, "\""));
}

// No cell of the output may depend on another cell of x than its own.
void expect_each_by_itself(const OpContext& context, const Op& op) {
  std::vector<JacobianTerm> row;
  op.jacobian_row(context, 0, row);
  for (const JacobianTerm& term : row) {
    if (term.input == 0 && term.index != 0) reject_op(op);
  }
}

}  // namespace

ActivationCurve activation_curve(const Op& op, const Attributes& attributes, double low,
                                 double high, Index count, Scalar parameter) {
  expect_range(low, high, count);
  if (op.inputs.size() > 2 || op.saved_count != nullptr) reject_op(op);
  const auto size = static_cast<std::size_t>(count);
  ActivationCurve curve{std::vector<Scalar>(size), std::vector<Scalar>(size),
                        std::vector<Scalar>(size, 0)};
  for (Index i = 0; i < count; ++i) {
    const double way = double(i) / double(count - 1);
    curve.x[static_cast<std::size_t>(i)] = static_cast<Scalar>(low * (1 - way) + high * way);
  }

  const Shape shape{1, count};  // one example, so that an op over its cells shows itself
  Parallel parallel;
  OpContext context;
  context.attributes = attributes;
  context.parallel = &parallel;
  context.input_count = static_cast<int>(op.inputs.size());
  context.input_tensors = {Tensor(shape, curve.x.data()), Tensor(Shape{1}, &parameter)};
  if (!(op.output_shape(context.inputs(), attributes) == shape)) reject_op(op);
  context.output = Tensor(shape, curve.y.data());
  op.forward(context);
  expect_each_by_itself(context, op);
  std::vector<Scalar> ones(size, 1);
  op.vjp(context, Tensor(shape, ones.data()), 0, Tensor(shape, curve.dy.data()));
  return curve;
}

}  // namespace inkgrad
