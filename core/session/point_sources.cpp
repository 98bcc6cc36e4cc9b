#include "core/session/point_sources.h"

#include <cmath>

#include "core/base/error.h"
#include "core/base/expression.h"
#include "core/data/label_noise.h"

namespace inkgrad {

namespace {

void expect_in_plane(std::string_view what, std::span<const float> numbers) {
  for (const float number : numbers) {
    if (std::abs(number) <= float(kPlaneSide)) continue;  // false for NaN too
    throw Error(ErrorCode::kInvalidArgument, text("points, ", what, ": expected ", -kPlaneSide,
                                                  " to ", kPlaneSide, ", got ", number));
  }
}

void expect_label(const PointSet& set, Scalar label) {
  const bool regression = set.task == Task::kRegression;
  const Scalar low = regression ? -1 : 0;
  const Scalar high = regression ? 1 : Scalar(set.outputs - 1);
  const bool whole = regression || label == std::floor(label);
  if (label >= low && label <= high && whole) return;
  throw Error(ErrorCode::kInvalidArgument,
              text("painted points: expected ", regression ? "targets " : "classes ", low, " to ",
                   high, ", got ", label));
}

std::shared_ptr<PointDataset> part_of_set(const PointSet& set, std::span<const Index> indices) {
  return std::make_shared<PointDataset>(set, indices);
}

// Painted points have no seed of their own.
std::uint64_t seed_of(const PointsConfig& config) {
  return config.painted() ? 1 : static_cast<std::uint64_t>(config.options.number("seed"));
}

}  // namespace

void PointSources::set_painted(std::span<const float> xs, std::span<const float> ys,
                               std::span<const float> labels) {
  if (ys.size() != xs.size() || labels.size() != xs.size() || xs.size() > kMaxPainted) {
    throw Error(ErrorCode::kInvalidArgument,
                text("points: expected as many x as y and labels, at most ", kMaxPainted, ", got ",
                     xs.size(), ", ", ys.size(), " and ", labels.size()));
  }
  expect_in_plane("x", xs);
  expect_in_plane("y", ys);
  painted_.clear();
  for (std::size_t i = 0; i < xs.size(); ++i) {
    for (const float number : {xs[i], ys[i], labels[i]}) painted_.push_back(Scalar(number));
  }
}

PointSet PointSources::painted(const PointsConfig& config) const {
  PointSet set{.task = config.task(), .outputs = config.outputs(), .rows = painted_};
  for (Index i = 0; i < set.count(); ++i) expect_label(set, set.target(i));
  return set;
}

PointSet PointSources::points_of(const PointsConfig& config) const {
  if (config.painted()) return painted(config);
  if (config.formula.empty()) return generate_points(*config.type, config.options);
  const Expression formula(config.formula);
  return sample_function(config.options, config.task(),
                         [&](double x, double y) { return formula.evaluate(x, y); });
}

SplitData PointSources::split(const PointsConfig& config, const Options& data) const {
  const PointSet set = points_of(config);
  SplitIndices indices = split_indices(set.count(), split_shares(data));
  if (set.task == Task::kClassification) {
    indices.train = with_minority(
        std::move(indices.train), [&](Index i) { return static_cast<int>(set.target(i)); },
        set.outputs, data.number("minority_share"));
  }
  SplitData split{.train = part_of_set(set, indices.train),
                  .validation = part_of_set(set, indices.validation),
                  .test = part_of_set(set, indices.test),
                  .shares = {}};
  split.shares.push_back(
      {config.type->name, split.train->count(), split.validation->count(), split.test->count()});
  add_label_noise(*split.train, data.number("label_noise"), seed_of(config));
  return split;
}

}  // namespace inkgrad
