// The family of ops that apply a function of formulas (base/expression_function.h) to each cell: of
// one input, or of two of one shape. Value and slopes are those of the formula.
#pragma once

#include "core/base/expression_function.h"
#include "core/base/text.h"
#include "core/ops/readers.h"
#include "core/ops/working.h"

namespace inkgrad {

// Tag has `static const ExpressionFunction& function()` and how it is written, `kWorking`; Self is
// the op, for messages.
template <typename Tag, const Op& Self>
struct FunctionOp {
  static Shape output_shape(OpInputs inputs, const Attributes&) {
    if (inputs.size() == 2 && !(inputs[1].shape() == inputs[0].shape())) {
      reject_shape(Self, 1, inputs[0].shape().to_string(), inputs[1].shape());
    }
    return inputs[0].shape();
  }

  static void forward(const OpContext& c) {
    const ExpressionFunction& f = Tag::function();
    for (Index i = 0; i < c.output.count(); ++i) {
      c.output[i] = static_cast<Scalar>(f.value(double(c.input(0)[i]), second(c, i)));
    }
  }

  static void vjp(const OpContext& c, const Tensor& out_grad, int input, const Tensor& in_grad) {
    for (Index i = 0; i < out_grad.count(); ++i) in_grad[i] += out_grad[i] * slope(c, input, i);
  }

  static void jacobian_row(const OpContext& c, Index i, std::vector<JacobianTerm>& terms) {
    for (int input = 0; input < c.input_count; ++input)
      terms.push_back({input, i, slope(c, input, i)});
  }

  static void working(const OpContext& c, Index i, Working& text) {
    text.write(Tag::kWorking, {double(c.input(0)[i])});
    if (c.input_count == 2) text.numbers.push_back(second(c, i));
  }

 private:
  static double second(const OpContext& c, Index i) {
    return c.input_count == 2 ? double(c.input(1)[i]) : 0;
  }
  static Scalar slope(const OpContext& c, int input, Index i) {
    const Slopes s =
        Tag::function().slopes(double(c.input(0)[i]), second(c, i), double(c.output[i]));
    return static_cast<Scalar>(input == 0 ? s.first : s.second);
  }
};

inline constexpr std::array<OpInputSpec, 1> kFunctionInput{{{"a"}}};
inline constexpr std::array<OpInputSpec, 2> kFunctionInputs{{{"a"}, {"b"}}};

// `positive`: the function is defined above 0 only.
template <bool two, bool positive>
std::vector<OpExample> function_examples() {
  std::vector<Shape> inputs(two ? 2 : 1, Shape{3, 4});
  return {{.inputs = inputs, .positive = positive}};
}

template <typename Tag, const Op& Self, bool two, bool positive = false, bool bilinear = false>
constexpr Op function_op(std::string_view name, std::string_view formula) {
  using Family = FunctionOp<Tag, Self>;
  std::span<const OpInputSpec> inputs = kFunctionInput;
  if (two) inputs = kFunctionInputs;
  return {.name = name,
          .formula = formula,
          .inputs = inputs,
          .output_shape = Family::output_shape,
          .forward = Family::forward,
          .vjp = Family::vjp,
          .jacobian_row = Family::jacobian_row,
          .examples = function_examples<two, positive>,
          .readers = same_cell_readers,
          .bilinear = bilinear,
          .working = Family::working};
}

}  // namespace inkgrad
