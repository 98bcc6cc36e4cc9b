#include "core/data/point_generator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/base/error.h"

namespace inkgrad {

namespace {

// Streams of the points' seed: class c uses 1 + c.
constexpr std::uint64_t kFunctionStream = 100;
constexpr int kTriesPerPoint = 100;

bool has_option(const Options& options, std::string_view name) {
  return std::ranges::find(options.specs(), name, &OptionSpec::name) != options.specs().end();
}

std::uint64_t seed_of(const Options& options) {
  return static_cast<std::uint64_t>(options.number("seed"));
}

bool inside(const PlanePoint& p) {
  return std::abs(p.x) <= kPlaneSide && std::abs(p.y) <= kPlaneSide;
}

PlanePoint moved(const PlanePoint& p, double noise, Rng& rng) {
  if (noise == 0) return p;
  const double dx = noise * rng.normal();
  const double dy = noise * rng.normal();
  return {p.x + dx, p.y + dy};
}

double target_with_noise(double value, double noise, Rng& rng) {
  const double added = noise == 0 ? 0 : noise * rng.normal();
  return std::clamp(value + added, -1.0, 1.0);
}

// Examples of each class, at least one: the first is rarer by `imbalance` than each other.
std::vector<Index> class_counts(Index count, Index classes, double imbalance) {
  const double weights = double(classes) - imbalance;
  std::vector<Index> counts(static_cast<std::size_t>(classes));
  double until = 0;
  Index given = 0;
  for (std::size_t c = 0; c < counts.size(); ++c) {
    until += c == 0 ? 1 - imbalance : 1;
    counts[c] = static_cast<Index>(std::lround(double(count) * until / weights)) - given;
    counts[c] = std::max(Index{1}, counts[c]);
    given += counts[c];
  }
  return counts;
}

PointSet points_of_classes(const PointGeneratorType& type, const Options& options) {
  PointSet set{.task = Task::kClassification, .outputs = outputs_of(type, options), .rows = {}};
  const double noise = options.number("noise");
  const std::vector<Index> counts =
      class_counts(options.integer("count"), set.outputs, options.number("imbalance"));
  for (std::size_t c = 0; c < counts.size(); ++c) {
    Rng rng(seed_of(options), 1 + c);
    const auto label = static_cast<int>(c);
    for (Index i = 0; i < counts[c];) {
      const PlanePoint p = moved(type.place(options, label, rng), noise, rng);
      if (!inside(p)) continue;  // drawn anew rather than pushed to the border
      set.add(p.x, p.y, label);
      ++i;
    }
  }
  return set;
}

}  // namespace

const Registry<PointGeneratorType>& point_registry() {
  static const std::array kTypes{
      kCirclePoints,         // points/circle.cpp
      kXorPoints,            // points/xor.cpp
      kBlobsPoints,          // points/blobs.cpp
      kMoonsPoints,          // points/moons.cpp
      kSpiralPoints,         // points/spiral.cpp
      kCheckerboardPoints,   // points/checkerboard.cpp
      kPlanePoints,          // points/plane.cpp
      kGaussianBumpsPoints,  // points/gaussian_bumps.cpp
      kSinePoints,           // points/sine.cpp
      kFormulaPoints,        // points/formula.cpp
      kPaintedPoints,        // points/painted.cpp
  };
  static const Registry<PointGeneratorType> kRegistry("kind of points", kTypes);
  return kRegistry;
}

Task task_of(const PointGeneratorType& type, const Options& options) {
  if (type.value != nullptr) return Task::kRegression;
  if (type.place != nullptr) return Task::kClassification;
  return options.choice("task") == "regression" ? Task::kRegression : Task::kClassification;
}

Index outputs_of(const PointGeneratorType& type, const Options& options) {
  if (task_of(type, options) == Task::kRegression) return 1;
  return has_option(options, "classes") ? options.integer("classes") : 2;
}

PointSet generate_points(const PointGeneratorType& type, const Options& options) {
  if (type.place != nullptr) return points_of_classes(type, options);
  return sample_function(options, Task::kRegression,
                         [&](double x, double y) { return type.value(options, {x, y}); });
}

PointSet sample_function(const Options& options, Task task,
                         const std::function<double(double, double)>& function) {
  const bool classes = task == Task::kClassification;
  PointSet set{.task = task, .outputs = classes ? 2 : 1, .rows = {}};
  Rng rng(seed_of(options), kFunctionStream);
  const double noise = options.number("noise");
  const Index count = options.integer("count");
  for (Index tries = 0; set.count() < count; ++tries) {
    const double x = rng.uniform(-kPlaneSide, kPlaneSide);
    const double y = rng.uniform(-kPlaneSide, kPlaneSide);
    const double value = function(x, y);
    if (std::isnan(value)) {
      if (tries < count * kTriesPerPoint) continue;
      throw Error(
          ErrorCode::kInvalidArgument,
          text("points: expected a number at most places, got none at x = ", x, ", y = ", y));
    }
    if (!classes) {
      set.add(x, y, target_with_noise(value, noise, rng));
      continue;
    }
    PlanePoint p = moved({x, y}, noise, rng);
    while (!inside(p)) p = moved({x, y}, noise, rng);
    set.add(p.x, p.y, value > 0 ? 1 : 0);
  }
  return set;
}

}  // namespace inkgrad
