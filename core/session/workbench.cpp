#include "core/session/workbench.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/session/formula_tape.h"

namespace inkgrad {

Workbench::Workbench(ParameterStore store, std::unique_ptr<ModelTape> model,
                     std::unique_ptr<Model> plan)
    : plan_(std::move(plan)),
      store_(std::move(store)),
      model_(std::move(model)),
      upstream_(static_cast<std::size_t>(tape().value(tape().loss()).data.count()), Scalar(1)) {
  run_to(end());
}

std::unique_ptr<Workbench> Workbench::of_formula(Parallel& parallel, std::string_view source,
                                                 const Numbers& numbers) {
  FormulaTape made = formula_tape(parallel, source, numbers);
  return std::unique_ptr<Workbench>(
      new Workbench(std::move(made.store), std::move(made.model), nullptr));
}

std::unique_ptr<Workbench> Workbench::of_layers(Parallel& parallel, ModelSpec spec,
                                                std::uint64_t seed) {
  constexpr Index kMostInput = 16'384;
  if (spec.input.count() > kMostInput) {
    throw Error(ErrorCode::kInvalidArgument, text("workbench: expected an input of at most ",
                                                  kMostInput, " numbers, got ", spec.input));
  }
  auto plan = std::make_unique<Model>(std::move(spec), Model::kAnyShape);
  ParameterStore store = plan->make_store();
  plan->initialise(store, seed);
  std::unique_ptr<ModelTape> model = plan->make_bench(parallel, store);
  return std::unique_ptr<Workbench>(
      new Workbench(std::move(store), std::move(model), std::move(plan)));
}

int Workbench::end() const {
  return static_cast<int>(tape().nodes().size() + tape().backward_moves().size());
}

void Workbench::forward_or_back(int move) const {
  const auto nodes = static_cast<int>(tape().nodes().size());
  if (move < nodes) return tape().forward(move);
  if (move == nodes) {
    std::ranges::fill(store_.gradients(), Scalar(0));
    begin_backward();
  }
  tape().backward(tape().backward_moves()[static_cast<std::size_t>(move - nodes)]);
}

void Workbench::run_to(int moves) {
  for (int move = 0; move < moves; ++move) forward_or_back(move);
  moves_ = moves;
}

StepState Workbench::state() const {
  const auto nodes = static_cast<int>(tape().nodes().size());
  StepState state{.move = moves_,
                  .moves = end(),
                  .examples = 1,
                  .back = moves_,
                  .edits = static_cast<int>(edits_.size())};
  if (moves_ == 0) return state;
  Move last{MoveKind::kForward, moves_ - 1};
  if (moves_ > nodes) {
    const BackwardMove& move =
        tape().backward_moves()[static_cast<std::size_t>(moves_ - nodes - 1)];
    last = {MoveKind::kBackward, move.node, move.input};
  }
  describe_last_move(last, tape(), state);
  return state;
}

void Workbench::move(int count) {
  const auto target = std::clamp<std::int64_t>(std::int64_t{moves_} + count, 0, end());
  if (count < 0) return run_to(static_cast<int>(target));
  while (moves_ < target) forward_or_back(moves_++);
}

void Workbench::seek(SeekTarget target) {
  if (target == SeekTarget::kStart) return run_to(0);
  run_to(target == SeekTarget::kLoss ? static_cast<int>(tape().nodes().size()) : end());
}

void Workbench::set_cell(ValueId value, Index index, Scalar number) {
  Scalar& cell = tape().value(value).data[index];
  const bool known = std::ranges::any_of(
      edits_, [&](const Edit& edit) { return edit.value == value && edit.index == index; });
  if (!known) edits_.push_back({value, index, cell});
  cell = number;
  run_to(moves_);
}

void Workbench::reset_cells() {
  for (const Edit& edit : edits_) tape().value(edit.value).data[edit.index] = edit.before;
  edits_.clear();
  run_to(moves_);
}

void Workbench::fill(ValueId id, std::span<const Scalar> numbers) {
  const Value& value = tape().value(id);
  const bool result = id == tape().loss();
  if (!result && value.producer >= 0) {
    throw Error(
        ErrorCode::kInvalidArgument,
        text("fill: expected an input, a parameter or the result, got \"", value.name, "\""));
  }
  if (static_cast<Index>(numbers.size()) != value.data.count()) {
    throw Error(ErrorCode::kInvalidArgument, text("numbers for \"", value.name, "\": expected ",
                                                  value.data.count(), ", got ", numbers.size()));
  }
  if (!std::ranges::all_of(numbers, [](Scalar x) { return std::isfinite(x); })) {
    throw Error(ErrorCode::kInvalidArgument,
                text("numbers for \"", value.name, "\": expected finite ones"));
  }
  std::erase_if(edits_, [&](const Edit& edit) { return !result && edit.value == id; });
  std::ranges::copy(numbers, result ? upstream_.data() : value.data.data());
  run_to(moves_);
}

}  // namespace inkgrad
