// TestSurface: a function of two numbers on which optimizers are told apart: a bowl, a ravine,
// Rosenbrock's valley. Each is a formula as a learner could type it, so that value and slopes come
// from one place (core/base/expression.h).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/expression.h"
#include "core/base/option.h"
#include "core/base/registry.h"

namespace inkgrad {

struct SurfacePoint {
  double x = 0;
  double y = 0;
};

// A square part of the plane: equal units along both axes, so that slopes stand upright on
// contours.
struct SurfaceBounds {
  double left = 0, right = 0, bottom = 0, top = 0;
};

struct TestSurface {
  std::string_view name;  // "rosenbrock"
  std::string_view label;
  std::string_view help;
  std::string_view formula;  // in TeX
  std::span<const OptionSpec> options;
  std::string_view expression;  // as it is evaluated; of "own": what it is unless another is typed
  SurfaceBounds bounds;         // of "own": its option "reach" says them
  SurfacePoint start;
  std::span<const SurfacePoint> minima;  // where known
  double noise = 0;                      // of the gradients, unless a race says otherwise
  // Racers that show what is special here, as JSON: a list of {"optimizer", "schedule",
  // "clipping"}.
  std::string_view racers;
};

const Registry<TestSurface>& surface_registry();

// The name of the entry whose formula is the learner's own.
inline constexpr std::string_view kOwnSurface = "own";

// A test surface with its formula read and ready.
class Surface {
 public:
  // `formula` only for "own", empty for its standard one. Throws kInvalidArgument where a formula
  // does not belong or cannot be read.
  Surface(const TestSurface& type, const Options& options, std::string_view formula = {});

  const TestSurface& type() const { return *type_; }
  const std::string& formula() const { return formula_; }
  const SurfaceBounds& bounds() const { return bounds_; }

  double value(SurfacePoint at) const { return expression_.evaluate(at.x, at.y); }
  Expression::Gradient gradient(SurfacePoint at) const { return expression_.gradient(at.x, at.y); }
  // side x side values over the bounds, edges included, the lowest row (y = bottom) first. Where
  // the formula has no value it is NaN or infinite. `side` is 2 to 512.
  std::vector<Scalar> grid(int side) const;

 private:
  const TestSurface* type_;
  std::string formula_;
  SurfaceBounds bounds_;
  Expression expression_;
};

}  // namespace inkgrad
