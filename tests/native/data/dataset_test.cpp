// Data sets as batches, their division, rare classes and wrong labels.
#include "core/data/dataset.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/base/error.h"
#include "core/data/digit_dataset.h"
#include "core/data/label_noise.h"
#include "core/data/point_dataset.h"
#include "core/data/split.h"

namespace inkgrad {
namespace {

DigitDataset generated_digits(Index count) {
  std::vector<Index> all(static_cast<std::size_t>(count));
  for (Index i = 0; i < count; ++i) all[static_cast<std::size_t>(i)] = i;
  DigitDataset data;
  data.append(std::make_shared<DigitSource>(3, 0, count), all);
  return data;
}

std::vector<int> labels_of(const Dataset& data) {
  std::vector<int> labels;
  for (Index i = 0; i < data.count(); ++i) labels.push_back(data.label(i));
  return labels;
}

TEST_CASE("points become rows of coordinates and one-hot classes or numbers", "[data][dataset]") {
  PointSet set;
  set.outputs = 3;
  set.add(1.5, -2, 2);
  set.add(0.5, 4, 0);
  const PointDataset classes(set, std::array<Index, 2>{1, 0});
  CHECK(classes.input_shape() == Shape{2});
  CHECK(classes.outputs() == 3);
  CHECK(classes.label(0) == 0);
  CHECK(classes.label(1) == 2);
  CHECK_THROWS_AS(classes.label(2), Error);
  std::array<Scalar, 4> input{};
  std::array<Scalar, 6> target{};
  Parallel parallel(1);
  const std::array<Index, 2> batch{0, 1};
  classes.fill(parallel, batch, Tensor({2, 2}, input.data()), Tensor({2, 3}, target.data()));
  CHECK(input == std::array<Scalar, 4>{Scalar(0.5), 4, Scalar(1.5), -2});
  CHECK(target == std::array<Scalar, 6>{1, 0, 0, 0, 0, 1});

  PointSet numbers{.task = Task::kRegression, .outputs = 1, .rows = {}};
  numbers.add(1, 2, -0.25);
  const PointDataset regression(numbers, std::array<Index, 1>{0});
  CHECK_FALSE(regression.is_classification());
  regression.fill(parallel, std::array<Index, 1>{0}, Tensor({1, 2}, input.data()),
                  Tensor({1, 1}, target.data()));
  CHECK(target[0] == Scalar(-0.25));
}

TEST_CASE("no example is in two parts of a split, and none is lost", "[data][split]") {
  for (const double validation : {0.0, 0.15, 0.4}) {
    const SplitIndices split = split_indices(201, {.validation = validation, .test = 0.25});
    std::multiset<Index> all(split.train.begin(), split.train.end());
    all.insert(split.validation.begin(), split.validation.end());
    all.insert(split.test.begin(), split.test.end());
    CHECK(all.size() == 201);
    CHECK(std::set<Index>(all.begin(), all.end()).size() == 201);
    CHECK(split.test.size() == 50);
    CHECK(split.validation.size() == static_cast<std::size_t>(201 * validation + 0.5));
  }
}

TEST_CASE("the test set stays the same when examples are put aside for validation",
          "[data][split]") {
  const SplitIndices without = split_indices(100, {.validation = 0, .test = 0.2});
  const SplitIndices with = split_indices(100, {.validation = 0.3, .test = 0.2});
  CHECK(with.test == without.test);
  CHECK(std::equal(with.train.begin(), with.train.end(), without.train.begin()));
}

TEST_CASE("only the first half of the classes becomes rare, each by the same share",
          "[data][split]") {
  std::vector<Index> all(1000);
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<Index>(i);
  const auto label_of = [](Index i) { return static_cast<int>(i % 10); };
  CHECK(with_minority(all, label_of, 10, 1) == all);
  for (const auto& [share, expected] : {std::pair{0.2, 20}, std::pair{0.001, 1}}) {
    std::array<int, 10> counts{};
    for (const Index i : with_minority(all, label_of, 10, share)) ++counts.at(std::size_t(i % 10));
    for (std::size_t c = 0; c < 10; ++c) CHECK(counts.at(c) == (c < 5 ? expected : 100));
  }
}

TEST_CASE("label noise draws the share asked for anew, evenly and by its seed", "[data][noise]") {
  const std::vector<int> truth = labels_of(generated_digits(4000));
  const auto noisy = [](double share, std::uint64_t seed) {
    DigitDataset data = generated_digits(4000);
    add_label_noise(data, share, seed);
    return labels_of(data);
  };
  const auto wrong = [&](const std::vector<int>& labels) {
    int count = 0;
    for (std::size_t i = 0; i < truth.size(); ++i) count += labels[i] != truth[i];
    return count;
  };
  CHECK(noisy(0, 1) == truth);
  CHECK(noisy(0.3, 1) == noisy(0.3, 1));
  CHECK(noisy(0.3, 1) != noisy(0.3, 2));
  // Of 1200 labels drawn anew one in ten is right by chance.
  CHECK(std::abs(wrong(noisy(0.3, 1)) - 1080) < 50);
  const std::vector<int> random = noisy(1, 1);
  CHECK(std::abs(wrong(random) - 3600) < 80);
  for (int c = 0; c < 10; ++c) CHECK(std::abs(std::ranges::count(random, c) - 400) < 80);
}

TEST_CASE("labels made wrong in one data set stay right in another of the same source",
          "[data][noise]") {
  const auto source = std::make_shared<DigitSource>(3, 0, 20);
  DigitDataset noisy;
  noisy.append(source, {0, 1, 2});
  DigitDataset clean;
  clean.append(source, {0, 1, 2});
  noisy.relabel(1, (clean.label(1) + 1) % 10);
  CHECK(clean.label(1) == source->label(1));
  CHECK(noisy.label(1) != source->label(1));
  CHECK_THROWS_AS(noisy.relabel(3, 0), Error);
}

TEST_CASE("a regression has no labels to make wrong", "[data][noise]") {
  PointSet set{.task = Task::kRegression, .outputs = 1, .rows = {}};
  for (int i = 0; i < 10; ++i) set.add(i / 2.0, 0, i / 10.0);
  const std::vector<Index> all{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  PointDataset data(set, all);
  add_label_noise(data, 1, 1);
  CHECK(std::ranges::equal(data.rows(), set.rows));
}

}  // namespace
}  // namespace inkgrad
