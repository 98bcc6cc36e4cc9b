#include "core/autodiff/unit_slopes.h"

#include <algorithm>
#include <cmath>

#include "core/autodiff/activation_curve.h"

namespace inkgrad {

double largest_slope(const Node& node) {
  constexpr double kReach = 8;
  constexpr Index kPoints = 1601;
  const Scalar parameter = node.inputs.size() > 1 ? node.context.input(1)[0] : Scalar(0);
  const ActivationCurve curve =
      activation_curve(*node.op, node.context.attributes, -kReach, kReach, kPoints, parameter);
  double largest = 0;
  for (const Scalar slope : curve.dy) largest = std::max(largest, std::abs(double(slope)));
  return largest;
}

UnitSlopes unit_slopes(const Node& node, double largest) {
  const Tensor& output = node.context.output;
  const Shape& shape = output.shape();
  const bool batched = shape.rank() > 1;
  UnitSlopes found;
  found.units = batched ? shape[1] : shape.count();
  found.cells_of_unit = output.count() / found.units;
  found.cells.assign(static_cast<std::size_t>(output.count()), Standing::kOpen);
  found.dead.assign(static_cast<std::size_t>(found.units), 0);
  found.saturated = found.dead;
  std::vector<Scalar> slopes(found.cells.size(), 0);
  std::vector<Scalar> ones(found.cells.size(), 1);
  node.op->vjp(node.context, Tensor(shape, ones.data()), 0, Tensor(shape, slopes.data()));
  const Index neighbours = batched ? shape.row_count() / found.units : 1;
  for (std::size_t i = 0; i < slopes.size(); ++i) {
    const double slope = std::abs(double(slopes[i]));
    const auto unit = static_cast<std::size_t>(static_cast<Index>(i) / neighbours % found.units);
    if (slope == 0) {
      found.cells[i] = Standing::kFlat;
      ++found.dead[unit];
    } else if (slope < kSaturated * largest) {
      found.cells[i] = Standing::kNearlyFlat;
      ++found.saturated[unit];
    }
  }
  return found;
}

}  // namespace inkgrad
