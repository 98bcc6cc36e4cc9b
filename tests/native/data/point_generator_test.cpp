// Kinds of points: what holds for all of the registry, and what each promises.
#include "core/data/point_generator.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numbers>
#include <set>

#include "core/base/error.h"

namespace inkgrad {
namespace {

using Changes = std::vector<std::pair<std::string_view, double>>;

PointSet points_of(const PointGeneratorType& type, const Changes& changes = {}) {
  Options options(std::string(type.name), type.options);
  for (const auto& [name, value] : changes) options.set(name, value);
  return generate_points(type, options);
}

std::vector<PointGeneratorType> generators() {
  std::vector<PointGeneratorType> types;
  for (const PointGeneratorType& type : point_registry()) {
    if (type.place != nullptr || type.value != nullptr) types.push_back(type);
  }
  return types;
}

std::vector<Index> counts_of(const PointSet& set) {
  std::vector<Index> counts(static_cast<std::size_t>(set.outputs));
  for (Index i = 0; i < set.count(); ++i) ++counts.at(static_cast<std::size_t>(set.target(i)));
  return counts;
}

// Whether `fact(x, y, target)` holds for every point.
template <typename Fact>
bool all(const PointSet& set, Fact fact) {
  for (Index i = 0; i < set.count(); ++i) {
    if (!fact(double(set.x(i)), double(set.y(i)), double(set.target(i)))) return false;
  }
  return true;
}

TEST_CASE("every kind gives the points asked for, within the plane, with and without noise",
          "[data][points]") {
  CHECK(generators().size() >= 9);
  for (const PointGeneratorType& type : generators()) {
    for (const double noise : {0.0, 0.3, 1.0}) {
      const PointSet set = points_of(type, {{"count", 333}, {"noise", noise}});
      INFO(type.name << ", noise " << noise);
      CHECK(set.count() == 333);
      CHECK(all(set, [&](double x, double y, double target) {
        const bool target_fits = set.task == Task::kRegression
                                     ? std::abs(target) <= 1
                                     : target >= 0 && target < double(set.outputs);
        return std::abs(x) <= kPlaneSide && std::abs(y) <= kPlaneSide && target_fits;
      }));
    }
  }
}

TEST_CASE("a seed settles every point, another seed gives others", "[data][points]") {
  for (const PointGeneratorType& type : generators()) {
    INFO(type.name);
    const Changes noisy{{"noise", 0.2}, {"seed", 5}};
    CHECK(points_of(type, noisy).rows == points_of(type, noisy).rows);
    CHECK(points_of(type, noisy).rows != points_of(type, {{"noise", 0.2}, {"seed", 6}}).rows);
  }
}

TEST_CASE("classes are equally frequent, or the first is as rare as asked for", "[data][points]") {
  for (const PointGeneratorType& type : generators()) {
    if (type.place == nullptr) continue;
    INFO(type.name);
    for (const Index count : counts_of(points_of(type, {{"count", 600}}))) CHECK(count == 300);
    const std::vector<Index> rare =
        counts_of(points_of(type, {{"count", 550}, {"imbalance", 0.9}}));
    CHECK(rare[0] == 50);
    CHECK(rare[1] == 500);
  }
}

TEST_CASE("blobs and spirals have as many classes as asked for", "[data][points]") {
  for (const PointGeneratorType& type : {kBlobsPoints, kSpiralPoints}) {
    for (int classes = 2; classes <= 6; ++classes) {
      const PointSet set = points_of(type, {{"classes", classes}, {"count", 60.0 * classes}});
      INFO(type.name);
      CHECK(set.outputs == classes);
      CHECK(counts_of(set) == std::vector<Index>(static_cast<std::size_t>(classes), 60));
    }
  }
}

TEST_CASE("noise moves points across the borders", "[data][points]") {
  const auto inside = [](double x, double y, double label) {
    return (std::hypot(x, y) < 3) == (label == 1);
  };
  CHECK(all(points_of(kCirclePoints), inside));
  CHECK_FALSE(all(points_of(kCirclePoints, {{"noise", 1}}), inside));
}

TEST_CASE("without noise each kind keeps its rule", "[data][points]") {
  CHECK(all(points_of(kCirclePoints), [](double x, double y, double label) {
    const double r = std::hypot(x, y);
    return label == 1 ? r < 2.5001 : r > 3.4999 && r < 5.0001;
  }));
  CHECK(all(points_of(kXorPoints), [](double x, double y, double label) {
    return std::min(std::abs(x), std::abs(y)) > 0.29 && (x * y > 0) == (label == 1);
  }));
  CHECK(all(points_of(kCheckerboardPoints, {{"squares", 3}}), [](double x, double y, double label) {
    // Next to a border, rounding to float may put a point on the other side.
    const double i = (x + 6) / 4;
    const double j = (y + 6) / 4;
    if (std::abs(i - std::round(i)) < 1e-5 || std::abs(j - std::round(j)) < 1e-5) return true;
    return std::fmod(std::floor(i) + std::floor(j), 2) == label;
  }));
  CHECK(all(points_of(kMoonsPoints), [](double x, double y, double label) {
    const double px = x / 3.5 + 0.5;
    const double py = y / 3.5 + 0.25;
    const double r = label == 0 ? std::hypot(px, py) : std::hypot(px - 1, py - 0.5);
    return std::abs(r - 1) < 1e-5 && (label == 0 ? py > -1e-5 : py < 0.5 + 1e-5);
  }));
  CHECK(all(points_of(kSpiralPoints, {{"classes", 3}}), [](double x, double y, double label) {
    const double turns = std::atan2(x, y) / (2 * std::numbers::pi);
    const double expected = 1.75 * std::hypot(x, y) / 5 + label / 3;
    const double off = turns - expected;
    return std::abs(off - std::round(off)) < 1e-4;
  }));
}

TEST_CASE("blobs lie nearest to the middle of their own class", "[data][points]") {
  const PointSet set = points_of(kBlobsPoints, {{"count", 2000}});
  int right = 0;
  for (Index i = 0; i < set.count(); ++i)
    right += (set.x(i) + set.y(i) > 0) == (set.target(i) == 1);
  CHECK(right > 1990);
}

TEST_CASE("targets of a regression are the function's, noise apart", "[data][points]") {
  CHECK(all(points_of(kPlanePoints), [](double x, double y, double target) {
    return std::abs(target - (x + y) / 12) < 1e-6;
  }));
  CHECK(all(points_of(kSinePoints, {{"frequency", 2}}), [](double x, double, double target) {
    return std::abs(target - std::sin(2 * x)) < 1e-5;
  }));
  CHECK_FALSE(all(points_of(kPlanePoints, {{"noise", 0.1}}), [](double x, double y, double target) {
    return std::abs(target - (x + y) / 12) < 1e-6;
  }));
  const Options none("gaussian_bumps", kGaussianBumpsPoints.options);
  std::set<int> signs;
  for (const double x : {-4.0, 0.0, 4.0}) {
    for (const double y : {-2.5, 2.5}) {
      const double top = kGaussianBumpsPoints.value(none, {x, y});
      CHECK(std::abs(std::abs(top) - 1) < 0.01);
      signs.insert(top > 0 ? 1 : -1);
    }
  }
  CHECK(signs.size() == 2);
  CHECK(std::abs(kGaussianBumpsPoints.value(none, {2, 0})) < 0.01);
}

TEST_CASE("a function that is hardly anywhere a number is refused", "[data][points]") {
  const Options options("formula", kFormulaPoints.options);
  CHECK_THROWS_AS(
      sample_function(options, Task::kRegression, [](double, double) { return std::nan(""); }),
      Error);
  const PointSet half =
      sample_function(options, Task::kRegression, [](double x, double) { return std::sqrt(x); });
  CHECK(half.count() == 500);
  CHECK(all(half, [](double x, double, double target) { return x >= 0 && target <= 1; }));
}

}  // namespace
}  // namespace inkgrad
