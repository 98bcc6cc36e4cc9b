// PointGeneratorType: one kind of points to learn, e.g. two spirals. Each is a rule for a single
// point; counting, noise and seeds are the same for all (generate_points).
#pragma once

#include <functional>
#include <string_view>

#include "core/base/option.h"
#include "core/base/registry.h"
#include "core/base/rng.h"
#include "core/data/point_dataset.h"

namespace inkgrad {

struct PlanePoint {
  double x;
  double y;
};

struct PointGeneratorType {
  std::string_view name;  // "spiral"
  std::string_view label;
  std::string_view help;
  std::string_view formula;  // in TeX
  std::span<const OptionSpec> options;
  // Classification: some point of class `label`, evenly from all that there are.
  PlanePoint (*place)(const Options&, int label, Rng&) = nullptr;
  // Regression: what is to be predicted at a point, -1..1. Where both are null the points come from
  // elsewhere: from a formula that the learner types, or from the learner's hand.
  double (*value)(const Options&, const PlanePoint&) = nullptr;
};

const Registry<PointGeneratorType>& point_registry();

extern const PointGeneratorType kCirclePoints, kXorPoints, kBlobsPoints, kMoonsPoints,
    kSpiralPoints, kCheckerboardPoints, kPlanePoints, kGaussianBumpsPoints, kSinePoints,
    kFormulaPoints, kPaintedPoints;

// What the points of a type ask for: of "formula" and "painted" their options say it.
Task task_of(const PointGeneratorType& type, const Options& options);
// Classes, or 1 for a regression.
Index outputs_of(const PointGeneratorType& type, const Options& options);

// The type's points. Its `place` or `value` must be there. Point i of a class depends on nothing
// but the options and how many of its class come before it.
PointSet generate_points(const PointGeneratorType& type, const Options& options);

// Points spread evenly over the plane, with what a function of it says: of its sign for classes
// (above 0 is class 1), of its value cut off at -1 and 1 for a regression. Throws kInvalidArgument
// when it is hardly anywhere a number. `function` is called as double(double x, double y).
PointSet sample_function(const Options& options, Task task,
                         const std::function<double(double, double)>& function);

}  // namespace inkgrad
