// UnitSlopes: how steep an activation is where its units stand, by the op's own derivative. A unit
// with slope 0 is dead: nothing reaches the weights before it; one far below the steepest is
// saturated.
#pragma once

#include <cstdint>
#include <vector>

#include "core/autodiff/tape.h"

namespace inkgrad {

// Below this share of the activation's largest slope a cell counts as saturated.
constexpr double kSaturated = 0.05;

// The largest |derivative| of an activation, looked for every hundredth from -8 to 8, 0 included:
// each of ours has it there, or comes as near as rounding. Throws kInvalidArgument for what is no
// function of one number (activation_curve.h).
double largest_slope(const Node& node);

enum class Standing : std::uint8_t { kOpen, kNearlyFlat, kFlat };  // flat: slope 0

// Of the batch on the tape. A unit is a number of [C], a channel of [C,H,W] with all its cells,
// since they share their weights.
struct UnitSlopes {
  Index units = 0;
  Index cells_of_unit = 0;      // of all examples
  std::vector<Standing> cells;  // every cell, as the output lies
  // Cells of each unit: with slope 0, and with one, but below kSaturated of the largest.
  std::vector<Index> dead, saturated;
};

UnitSlopes unit_slopes(const Node& node, double largest);

}  // namespace inkgrad
