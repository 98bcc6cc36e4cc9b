// Model: a specification checked and worked out: shapes, parameters, cost. It makes the parameter
// store and any number of tapes that share it (one for training, one for a single drawing, ...).
#pragma once

#include <memory>
#include <vector>

#include "core/nn/loss.h"
#include "core/nn/model_spec.h"
#include "core/nn/parameter_store.h"

namespace inkgrad {

struct LayerPlan {
  Shape input;  // of one example; of several inputs, the first
  Shape output;
  std::vector<DeclaredParameter> parameters;
  std::vector<DeclaredParameter> statistics;
  bool frozen = false;        // its parameters keep their values
  Index parameter_count = 0;  // frozen ones too, statistics not
  double multiply_adds = 0;   // for one example, forward
};

// Handles into a tape made by a Model.
struct ModelTape {
  ModelTape(Parallel& parallel, Index batch_size) : tape(parallel, batch_size) {}

  Tape tape;
  ValueId input = -1;
  ValueId target = -1;
  ValueId output = -1;                 // what the last layer gives
  std::vector<ValueId> layer_outputs;  // one a layer, in the order of the specification
  std::vector<Scalar> class_weights;   // of the loss, where it has any
};

class Model {
 public:
  // Validates everything; throws kShapeMismatch and kInvalidArgument naming the layer. `outputs` is
  // what the last layer must give: [outputs], or kAnyOutputs for a list of any length.
  static constexpr Index kAnyOutputs = 0;
  static constexpr Index kAnyShape = -1;  // whatever the last layer gives
  Model(ModelSpec spec, Index outputs);

  const ModelSpec& spec() const { return spec_; }
  const std::vector<LayerPlan>& plans() const { return plans_; }
  Index parameter_count() const;
  double multiply_adds() const;

  ParameterStore make_store() const;
  // The seed settles every weight; each parameter has its own stream, so that adding a layer at the
  // end leaves those before as they were.
  void initialise(ParameterStore& store, std::uint64_t seed) const;

  // With `loss` a tape that can go backward. Throws kInvalidArgument when it would need more memory
  // than a page should take, before taking any.
  std::unique_ptr<ModelTape> make_tape(Parallel& parallel, const ParameterStore& store,
                                       Index batch_size, const LossSettings* loss,
                                       GradientsFor gradients) const;
  // A tape without loss, whose backward pass begins at the last layer's output, with gradients for
  // everything; for looking at layers by themselves.
  std::unique_ptr<ModelTape> make_bench(Parallel& parallel, const ParameterStore& store) const;

 private:
  void plan(Index outputs);
  void expect_readers() const;
  void count_multiply_adds();
  ValueId emit_loss(ModelTape& model, const LossSettings& loss) const;
  // Puts all layers on the tape; without a store, parameters have shapes but no numbers.
  void emit(ModelTape& model, const ParameterStore* store) const;
  std::vector<ParameterSpec> parameter_specs() const;

  ModelSpec spec_;
  std::vector<LayerPlan> plans_;
};

}  // namespace inkgrad
