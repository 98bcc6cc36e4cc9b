// Workbench: a small tape of its own to look at ops by themselves: a formula in the learner's own
// names, every operator a node, or layers that read one example of any shape. It has no data, no
// loss and no optimizer; its numbers, and the gradient that enters at its result, are set by hand.
#pragma once

#include <map>
#include <memory>

#include "core/nn/model.h"
#include "core/trace/stepper.h"

namespace inkgrad {

class Workbench final : public Stepper {
 public:
  using Numbers = std::map<std::string, double, std::less<>>;

  // f = (a*b + c)^2. Names not in `numbers` are 1. Throws kInvalidArgument and kUnknownName with
  // the place in the formula, and for numbers of names that it does not have.
  static std::unique_ptr<Workbench> of_formula(Parallel& parallel, std::string_view source,
                                               const Numbers& numbers);
  // Weights begin by `seed`; the input is 0, the gradient that enters 1 everywhere. At most 16384
  // numbers of input.
  static std::unique_ptr<Workbench> of_layers(Parallel& parallel, ModelSpec spec,
                                              std::uint64_t seed);

  const Tape& tape() const override { return model_->tape; }
  ValueId input() const override { return model_->input; }
  ValueId output() const override { return model_->output; }
  StepState state() const override;
  void move(int count) override;
  void seek(SeekTarget target) override;
  void set_cell(ValueId value, Index index, Scalar number) override;
  void reset_cells() override;
  void begin_backward() const override { model_->tape.begin_backward(upstream_); }

  // All numbers of an input or a parameter; of the result: the gradient that enters there. Throws
  // kInvalidArgument for other values and counts, and for numbers that are not finite.
  void fill(ValueId value, std::span<const Scalar> numbers);

 private:
  struct Edit {
    ValueId value;
    Index index;
    Scalar before;
  };

  Workbench(ParameterStore store, std::unique_ptr<ModelTape> model, std::unique_ptr<Model> plan);
  int end() const;
  void run_to(int moves);
  void forward_or_back(int move) const;

  std::unique_ptr<Model> plan_;  // of layers
  ParameterStore store_;
  std::unique_ptr<ModelTape> model_;
  std::vector<Scalar> upstream_;
  std::vector<Edit> edits_;
  int moves_ = 0;
};

}  // namespace inkgrad
