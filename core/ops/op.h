// Op: a named pure operation on tensors with its derivative. One file per op; the table of all of
// them is registry.cpp. Free-running training, single-stepping, gradient checks and explanations
// all run these same functions.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/parallel.h"
#include "core/ops/attributes.h"
#include "core/tensor/tensor.h"

namespace inkgrad {

using OpInputs = std::span<const Tensor>;
struct Working;  // working.h

// One entry of a Jacobian row: d out[o] / d inputs[input][index].
struct JacobianTerm {
  int input;
  Index index;
  Scalar coefficient;
};

// Cells `first`, `first` + 1, ... of an output.
struct CellRun {
  Index first;
  Index count;
};

// Whether a network learns or answers: batch normalisation and dropout differ in the two.
enum class Mode { kAnswering, kTraining };

// What one application of an op works on. Made once, when the tape is built.
struct OpContext {
  static constexpr std::size_t kMaxInputs = 5;

  std::array<Tensor, kMaxInputs> input_tensors;
  int input_count = 0;
  Tensor output;
  Attributes attributes;
  std::span<Scalar> saved;    // what forward leaves for vjp and jacobian_row
  std::span<Scalar> scratch;  // free for use within one call, garbage before and after
  Parallel* parallel = nullptr;
  Mode mode = Mode::kAnswering;
  std::uint64_t noise = 0;  // seeds what is random in this application: another one every batch

  OpInputs inputs() const { return {input_tensors.data(), static_cast<std::size_t>(input_count)}; }
  const Tensor& input(int i) const { return input_tensors[static_cast<std::size_t>(i)]; }
};

// Small shapes and settings on which the contract test tries an op.
struct OpExample {
  std::vector<Shape> inputs;
  Attributes attributes = {};
  Mode mode = Mode::kAnswering;
  bool positive = false;  // only numbers above 0 are tried
};

struct OpInputSpec {
  std::string_view name;       // "weight"
  bool differentiable = true;  // false: a target or statistic, which no gradient reaches
};

struct Op {
  std::string_view name;     // the same as the file's
  std::string_view formula;  // in TeX, shown beside the step
  std::span<const OpInputSpec> inputs;

  // Throws kShapeMismatch naming the op, what it expected and what came.
  Shape (*output_shape)(OpInputs, const Attributes&);
  void (*forward)(const OpContext&);
  // Adds this op's share of d loss / d input to `in_grad`, given d loss / d output.
  void (*vjp)(const OpContext&, const Tensor& out_grad, int input, const Tensor& in_grad);
  // The non-zero derivatives of one output cell, appended. For looking, not for speed.
  void (*jacobian_row)(const OpContext&, Index out_index, std::vector<JacobianTerm>&);
  std::vector<OpExample> (*examples)();

  // Null where nothing is needed.
  // As vjp, but what `in_grad` held before does not count: for ops that write it as fast as they
  // add to it. For others it is cleared first.
  void (*first_vjp)(const OpContext&, const Tensor& out_grad, int input,
                    const Tensor& in_grad) = nullptr;
  Index (*saved_count)(OpInputs, const Attributes&) = nullptr;
  Index (*scratch_count)(OpInputs, const Attributes&) = nullptr;
  double (*multiply_adds)(OpInputs, const Attributes&) = nullptr;
  // The definition written plainly, for ops whose forward is written for speed.
  void (*forward_naive)(const OpContext&) = nullptr;
  // What a batch that was trained on leaves in the statistics among the inputs; once a batch, after
  // its backward pass, so that forward itself changes nothing.
  void (*settle)(const OpContext&) = nullptr;
  // The output cells that can depend on inputs[input][index], appended, each once. For looking.
  // Null: whichever have it in their Jacobian row.
  void (*readers)(const OpContext&, int input, Index index, std::vector<CellRun>&) = nullptr;
  // Every output cell is a sum of products of cells of its first input and of its second.
  bool bilinear = false;
  // The right-hand side of its formula with the numbers of one output cell, appended. For looking.
  // Null: the cell is told by its Jacobian row, being a sum of products or a number handed on.
  void (*working)(const OpContext&, Index out_index, Working&) = nullptr;
};

// Throws kShapeMismatch: `op "matmul", input "weight": expected ..., got [3,4]`.
[[noreturn]] void reject_shape(const Op& op, int input, std::string_view expected,
                               const Shape& got);

}  // namespace inkgrad
