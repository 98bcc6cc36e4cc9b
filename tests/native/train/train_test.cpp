// Order of examples, curves in bounded memory, norms, histograms and the path's plane.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>

#include "core/base/error.h"
#include "core/data/digit_dataset.h"
#include "core/data/sampler.h"
#include "core/landscape/trajectory.h"
#include "core/trace/snapshot.h"
#include "core/train/history.h"
#include "core/train/metrics.h"

namespace inkgrad {
namespace {

TEST_CASE("an epoch shows every example once, the last batch with what is left",
          "[data][sampler]") {
  Sampler sampler(10, 4, true, 1);
  for (int epoch = 0; epoch < 3; ++epoch) {
    std::multiset<Index> seen;
    for (const std::size_t size : {std::size_t{4}, std::size_t{4}, std::size_t{2}}) {
      const auto batch = sampler.next();
      CHECK(batch.size() == size);
      seen.insert(batch.begin(), batch.end());
    }
    CHECK(seen == std::multiset<Index>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    CHECK(sampler.epoch() == epoch + 1);
  }
}

TEST_CASE("shuffling depends on the seed and the epoch, and can be turned off", "[data][sampler]") {
  const auto epoch_of = [](Sampler& sampler) {
    std::vector<Index> order;
    for (const double end = sampler.epoch() + 1; sampler.epoch() < end;) {
      const auto batch = sampler.next();
      order.insert(order.end(), batch.begin(), batch.end());
    }
    return order;
  };
  Sampler a(50, 25, true, 1);
  Sampler b(50, 25, true, 1);
  Sampler c(50, 25, true, 2);
  const auto first = epoch_of(a);
  CHECK(epoch_of(b) == first);
  CHECK(epoch_of(c) != first);
  CHECK(epoch_of(a) != first);
  a.reset();
  CHECK(epoch_of(a) == first);
  Sampler plain(5, 5, false, 1);
  CHECK(epoch_of(plain) == std::vector<Index>{0, 1, 2, 3, 4});
  Sampler whole(5, 5, true, 1);
  CHECK(epoch_of(whole) == std::vector<Index>{0, 1, 2, 3, 4});
  CHECK(epoch_of(whole) == std::vector<Index>{0, 1, 2, 3, 4});
}

TEST_CASE("a data set joins sources and numbers them through", "[data][dataset]") {
  auto own = std::make_shared<DigitSource>();
  std::vector<std::uint8_t> pixels(784, 51);
  own->add(pixels, 3);
  own->add(pixels, 8);
  DigitDataset data;
  data.append(std::make_shared<DigitSource>(1, 0, 20), {4, 5, 6});
  data.append(own, {1, 0});
  CHECK(data.count() == 5);
  CHECK(data.label(3) == 8);
  CHECK(data.label(4) == 3);
  CHECK(data.pixels(4)[100] == 51);
  CHECK(data.label(1) == DigitGenerator(1).label(5));
  CHECK_THROWS_AS(data.label(5), Error);

  Parallel parallel(2);
  std::vector<Scalar> input(2 * 784);
  std::vector<Scalar> target(2 * 10);
  const std::array<Index, 2> indices{3, 0};
  data.fill(parallel, indices, Tensor(Shape{2, 1, 28, 28}, input.data()),
            Tensor(Shape{2, 10}, target.data()));
  CHECK(input[0] == Scalar(51) / 255);
  CHECK(target[8] == 1);
  CHECK(target[static_cast<std::size_t>(10 + data.label(0))] == 1);
}

TEST_CASE("history keeps every k-th step exactly, in bounded memory", "[train][history]") {
  History history({"loss"});
  for (int step = 1; step <= 5000; ++step) {
    history.record(step, std::array<Scalar, 1>{static_cast<Scalar>(step) / 2});
  }
  CHECK(history.interval() == 8);
  CHECK(history.rows() == 5000 / 8);
  for (std::size_t r = 0; r < history.rows(); ++r) {
    CHECK(static_cast<int>(history.column(0)[r]) == static_cast<int>(r + 1) * 8);
    CHECK(history.column(1)[r] == history.column(0)[r] / 2);
  }
}

TEST_CASE("norms are of all parameters of a layer together", "[train][metrics]") {
  ParameterStore store(
      {{"a.weight", "a", Shape{3}}, {"a.bias", "a", Shape{1}}, {"b.weight", "b", Shape{2}}});
  const auto fill = [](std::span<Scalar> values, Scalar x) { std::ranges::fill(values, x); };
  fill(store.value(store.parameters()[0]).values(), 2);
  fill(store.value(store.parameters()[1]).values(), 2);
  fill(store.gradient(store.parameters()[2]).values(), 3);
  CHECK(trained_layers(store) == std::vector<std::string>{"a", "b"});
  std::array<LayerNorms, 2> norms{};
  measure_norms(store, norms);
  CHECK(norms[0].weight == 4);
  CHECK(norms[0].gradient == 0);
  CHECK(std::abs(norms[1].gradient - std::sqrt(18.0)) < 1e-9);
  CHECK(norms[1].update_ratio() == 0);
}

TEST_CASE("a histogram counts every finite number once, zero in the middle", "[trace]") {
  Histogram histogram;
  const std::array<Scalar, 6> numbers{-2,          -1, 0,
                                      Scalar(0.5), 2,  std::numeric_limits<Scalar>::quiet_NaN()};
  fill_histogram(numbers, 4, histogram);
  CHECK(histogram.low == -2);
  CHECK(histogram.high == 2);
  CHECK(histogram.counts == std::vector<Scalar>{1, 1, 2, 1});
  CHECK_THROWS_AS(fill_histogram(numbers, 0, histogram), Error);
}

TEST_CASE("the path's plane holds a path that lies in a plane", "[landscape]") {
  // An ellipse in two directions of a space of 50.
  constexpr Index kSize = 50;
  Trajectory trajectory(kSize);
  for (int step = 0; step < 40; ++step) {
    const double angle = step * 0.1;
    std::vector<Scalar> point(kSize, 1);
    point[3] = static_cast<Scalar>(5 * std::cos(angle));
    point[17] = static_cast<Scalar>(2 * std::sin(angle));
    trajectory.record(step, point);
  }
  const PathProjection path = trajectory.project();
  CHECK(path.x.size() == 40);
  CHECK(std::abs(path.explained_first + path.explained_second - 1) < 1e-5);
  CHECK(path.explained_first > path.explained_second);
  // Distances in the plane are those in the whole space.
  const double plane = std::hypot(double(path.x[30] - path.x[0]), double(path.y[30] - path.y[0]));
  const double space = std::hypot(5 * (std::cos(3.0) - 1), 2 * std::sin(3.0));
  CHECK(std::abs(plane - space) < 1e-3);
}

TEST_CASE("a long path keeps evenly spaced points in bounded memory", "[landscape]") {
  Trajectory trajectory(100000);
  std::vector<Scalar> point(100000);
  for (int step = 0; step <= 200; ++step) {
    point[0] = static_cast<Scalar>(step);
    trajectory.record(step, point);
  }
  const PathProjection path = trajectory.project();
  CHECK(trajectory.points() <= 30);
  CHECK(path.explained_first > 0.999);
  for (std::size_t i = 0; i < path.step.size(); ++i) {
    CHECK(path.step[i] == static_cast<Scalar>(i) * static_cast<Scalar>(trajectory.interval()));
  }
}

}  // namespace
}  // namespace inkgrad
