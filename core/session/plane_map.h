// PlaneMap: what a network of points answers all over the plane: its output and every unit of its
// layers at the points of a square grid, for the picture of a decision boundary.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/data/dataset.h"
#include "core/nn/model.h"

namespace inkgrad {

class PlaneMap {
 public:
  static constexpr int kMostPoints = 256;  // a side

  // Every layer that gives a list of units is mapped, the last one too.
  struct LayerMap {
    std::string layer;
    Index units = 0;
    ValueId value = -1;
    std::vector<Scalar> numbers;  // [units, side, side]
  };

  // Points a side of the two grids: 2 to kMostPoints. Throws kInvalidArgument. `weights` must
  // outlive it, `loss` says what is believed of outputs.
  PlaneMap(const Model& model, const ParameterStore& weights, const Loss& loss, Task task,
           int output_side, int unit_side, Parallel& parallel);

  int output_side() const { return output_side_; }
  int unit_side() const { return unit_side_; }

  // Works everything out anew for the weights as they are. Allocates nothing.
  void draw();

  // Row 0 is the top, y near kPlaneSide; column 0 the left, x near -kPlaneSide; every point lies in
  // the middle of its cell.
  // [outputs, side, side]: what the last layer gives.
  const std::vector<Scalar>& outputs() const { return outputs_; }
  // [classes, side, side], beliefs of the loss in each class; empty for a regression.
  const std::vector<Scalar>& beliefs() const { return beliefs_; }
  // [side, side], the class answered; empty for a regression.
  const std::vector<Scalar>& answers() const { return answers_; }
  const std::vector<LayerMap>& layers() const { return layers_; }

 private:
  // Puts points first..first+count of the grid on the tape and runs it.
  void run(int side, Index first, Index count);
  void take_outputs(Index first, Index count);
  void take_units(Index first, Index count);

  const Loss& loss_;
  Task task_;
  int output_side_;
  int unit_side_;
  std::unique_ptr<ModelTape> tape_;
  std::vector<Scalar> outputs_;
  std::vector<Scalar> beliefs_;
  std::vector<Scalar> answers_;
  std::vector<Scalar> believed_;  // of one point
  std::vector<LayerMap> layers_;
};

}  // namespace inkgrad
