// Every augmentation by itself: what it promises of the picture that comes out.
#include "core/data/augmentation.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstring>
#include <set>
#include <string>

#include "core/base/option.h"
#include "tests/native/data/augmented_batch.h"

namespace inkgrad {
namespace {

TEST_CASE("the options of all augmentations are one list without a name twice, and off",
          "[data][augmentation]") {
  std::set<std::string_view> names;
  const Options options = augmenting({});
  for (const OptionSpec& spec : augmentation_options()) {
    INFO(spec.name);
    CHECK(names.insert(spec.name).second);
    CHECK_FALSE(spec.help.empty());
  }
  for (const AugmentationType& type : augmentation_registry()) {
    INFO(type.name);
    CHECK(type.options.front().name == type.name);
    CHECK(options.number(type.name) == 0);
    for (const OptionSpec& spec : type.options) CHECK(spec.name.starts_with(type.name));
    CHECK((type.warp != nullptr) + (type.paint != nullptr) + (type.mix != nullptr) == 1);
    const bool says_so = type.options.front().label.find("breaks labels") != std::string_view::npos;
    CHECK(says_so == type.breaks_labels);
  }
  CHECK_FALSE(Augmenter(options, 1).on());
}

TEST_CASE("each augmentation changes digits, keeps them in 0..1, and does nothing at 0",
          "[data][augmentation]") {
  for (const AugmentationType& type : augmentation_registry()) {
    INFO(type.name);
    const Options options = augmenting({{type.name, strongest(type)}});
    const Batch before(12);
    Batch after(12);
    after.augment(options);
    CHECK(Augmenter(options, 1).on());
    CHECK_FALSE(after.same_as(before));
    CHECK(std::ranges::all_of(after.pixels, [](Scalar x) { return x >= 0 && x <= 1; }));

    Batch still(12);
    still.augment(augmenting({{type.name, 0}}));
    CHECK(still.same_as(before));
  }
}

TEST_CASE("the same seed and batch give the same bits for any number of threads",
          "[data][augmentation]") {
  Options options = augmenting({});
  for (const AugmentationType& type : augmentation_registry()) {
    options.set(type.name, strongest(type) / (type.name == "flip" ? 1 : 4));
  }
  Batch one(13);
  one.augment(options, 3, 5, 1);
  Batch four(13);
  four.augment(options, 3, 5, 4);
  CHECK(four.same_as(one));
  Batch other_batch(13);
  other_batch.augment(options, 3, 6);
  CHECK_FALSE(other_batch.same_as(one));
  Batch other_seed(13);
  other_seed.augment(options, 4, 5);
  CHECK_FALSE(other_seed.same_as(one));
}

TEST_CASE("rows of one batch are changed each in its own way", "[data][augmentation]") {
  Batch batch(2);
  std::ranges::copy(batch.input.row(0), batch.input.row(1).begin());
  batch.augment(augmenting({{"rotate", 40}}));
  CHECK_FALSE(std::ranges::equal(batch.input.row(0), batch.input.row(1)));
}

TEST_CASE("what mirrors, noise and erasing draw does not depend on the other settings",
          "[data][augmentation]") {
  Batch alone(6);
  alone.augment(augmenting({{"shift", 3}}));
  Batch with_zero_mixup(6);
  with_zero_mixup.augment(augmenting({{"shift", 3}, {"elastic_smoothness", 9}, {"mixup", 0}}));
  CHECK(with_zero_mixup.same_as(alone));

  // The same shift whether or not the ink's strength changes too.
  Batch both(6);
  both.augment(augmenting({{"shift", 3}, {"brightness", 0.5}}));
  for (Index n = 0; n < 6; ++n) {
    const Centre a = centre(alone.input.row(n));
    const Centre b = centre(both.input.row(n));
    CHECK(std::abs(a.x - b.x) < 0.3);
    CHECK(std::abs(a.y - b.y) < 0.3);
  }
}

TEST_CASE("a shift moves the centre of mass by at most its amount and keeps the ink",
          "[data][augmentation]") {
  const Batch before(20);
  Batch after(20);
  after.augment(augmenting({{"shift", 3}}));
  double farthest = 0;
  for (Index n = 0; n < 20; ++n) {
    const Centre from = centre(before.input.row(n));
    const Centre to = centre(after.input.row(n));
    CHECK(std::abs(to.x - from.x) < 3.001);
    CHECK(std::abs(to.y - from.y) < 3.001);
    CHECK(std::abs(to.mass / from.mass - 1) < 0.02);
    farthest = std::max(farthest, std::abs(to.x - from.x));
  }
  CHECK(farthest > 1.5);
}

TEST_CASE("turning and slanting keep the ink and its centre; scaling changes it by the square",
          "[data][augmentation]") {
  for (const std::string_view name : {"rotate", "shear"}) {
    INFO(name);
    const Batch before = disc();
    Batch after = disc();
    after.augment(augmenting({{name, name == "rotate" ? 90 : 0.5}}));
    const Centre from = centre(before.input.row(0));
    const Centre to = centre(after.input.row(0));
    CHECK(std::abs(to.mass / from.mass - 1) < 0.01);
    CHECK(std::abs(to.x - from.x) < 0.05);
    CHECK(std::abs(to.y - from.y) < 0.05);
  }
  double smallest = 10;
  double largest = 0;
  for (std::uint64_t batch = 0; batch < 40; ++batch) {
    const Batch before = disc();
    Batch after = disc();
    after.augment(augmenting({{"scale", 0.5}}), 1, batch);
    const double factor =
        std::sqrt(centre(after.input.row(0)).mass / centre(before.input.row(0)).mass);
    smallest = std::min(smallest, factor);
    largest = std::max(largest, factor);
  }
  CHECK((smallest > 1 / 1.52 && smallest < 0.8));
  CHECK((largest < 1.52 && largest > 1.25));
}

TEST_CASE("a quarter turn sends the ink on the right to where it belongs", "[data][augmentation]") {
  double highest = 0;
  for (std::uint64_t batch = 0; batch < 60; ++batch) {
    Batch dot(1, /*empty=*/true);
    dot.input.row(0)[13 * 28 + 22] = 1;
    dot.input.row(0)[14 * 28 + 22] = 1;
    dot.augment(augmenting({{"rotate", 90}}), 2, batch);
    const Centre to = centre(dot.input.row(0));
    const double x = to.x - 13.5;
    const double y = to.y - 13.5;
    CHECK(std::abs(std::hypot(x, y) - 8.5) < 0.5);  // on the circle, in the right half
    CHECK(x > -0.6);
    highest = std::max(highest, std::abs(y));
  }
  CHECK(highest > 8);
}

TEST_CASE("all that moves ink is one resampling: together no blurrier than one alone",
          "[data][augmentation]") {
  const auto sharpness = [](const Options& options) {
    Batch batch(30);
    batch.augment(options);
    double squares = 0;
    for (const Scalar x : batch.pixels) squares += double(x) * double(x);
    return squares;
  };
  const double shifted = sharpness(augmenting({{"shift", 2}}));
  const double all =
      sharpness(augmenting({{"shift", 2}, {"rotate", 10}, {"shear", 0.1}, {"elastic", 0.5}}));
  CHECK(all > 0.97 * shifted);
}

TEST_CASE("elastic displacements have the deviation asked for, and neighbours move alike",
          "[data][augmentation]") {
  const Options options = augmenting({{"elastic", 1.5}, {"elastic_smoothness", 4}});
  double squares = 0;
  double steps = 0;
  int count = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const Warp warp = elastic_warp(options, seed);
    for (std::size_t i = 0; i < 784; ++i) {
      squares += double(warp.dx[i]) * double(warp.dx[i]) + double(warp.dy[i]) * double(warp.dy[i]);
      if (i % 28 == 27) continue;
      steps += std::pow(double(warp.dx[i + 1]) - double(warp.dx[i]), 2);
      ++count;
    }
  }
  CHECK(std::abs(std::sqrt(squares / (2.0 * 784 * 60)) - 1.5) < 0.15);
  CHECK(std::sqrt(steps / count) < 0.5);
}

TEST_CASE("thickness makes some digits heavier and others lighter", "[data][augmentation]") {
  const Batch before(20);
  Batch after(20);
  after.augment(augmenting({{"thickness", 1}}));
  int heavier = 0;
  for (Index n = 0; n < 20; ++n) {
    const auto from = before.input.row(n);
    const auto to = after.input.row(n);
    const bool gained = centre(to).mass > centre(from).mass;
    heavier += gained ? 1 : 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
      REQUIRE((gained ? to[i] >= from[i] : to[i] <= from[i]));
    }
  }
  CHECK(heavier >= 4);
  CHECK(heavier <= 16);
}

TEST_CASE("brightness leaves paper white and ink in its place", "[data][augmentation]") {
  const Batch before(8);
  Batch after(8);
  after.augment(augmenting({{"brightness", 0.5}}));
  for (std::size_t i = 0; i < before.pixels.size(); ++i) {
    REQUIRE((before.pixels[i] == 0) == (after.pixels[i] == 0));
    REQUIRE(double(after.pixels[i]) >= 0.4999 * double(before.pixels[i]));
    REQUIRE(double(after.pixels[i]) <= 1.5001 * double(before.pixels[i]));
  }
}

TEST_CASE("noise has the deviation asked for", "[data][augmentation]") {
  Batch grey(20, /*empty=*/true);
  std::ranges::fill(grey.pixels, Scalar(0.5));
  grey.augment(augmenting({{"noise", 0.1}}));
  double squares = 0;
  for (const Scalar x : grey.pixels) squares += std::pow(double(x) - 0.5, 2);
  CHECK(std::abs(std::sqrt(squares / double(grey.pixels.size())) - 0.1) < 0.005);
}

TEST_CASE("erasing covers one rectangle of at most the share given", "[data][augmentation]") {
  int largest = 0;
  for (std::uint64_t batch = 0; batch < 60; ++batch) {
    Batch empty(1, /*empty=*/true);
    empty.augment(augmenting({{"erase", 0.4}}), 1, batch);
    Index left = 28;
    Index right = -1;
    Index top = 28;
    Index bottom = -1;
    int covered = 0;
    for (Index i = 0; i < 784; ++i) {
      if (empty.pixels[static_cast<std::size_t>(i)] == 0) continue;
      ++covered;
      left = std::min(left, i % 28);
      right = std::max(right, i % 28);
      top = std::min(top, i / 28);
      bottom = std::max(bottom, i / 28);
    }
    if (covered == 0) continue;
    CHECK(covered >= (right - left + 1) * (bottom - top + 1) - 1);  // a random grey may be 0
    CHECK(covered <= 0.4 * 784 + 30);                               // sides are rounded
    largest = std::max(largest, covered);
  }
  CHECK(largest > 150);
}

TEST_CASE("a flip mirrors half of the digits, pixel for pixel", "[data][augmentation]") {
  for (const auto& [way, name] : {std::pair{1, "horizontal"}, std::pair{2, "vertical"}}) {
    INFO(name);
    const Batch before(30);
    Batch after(30);
    after.augment(augmenting({{"flip", way}}));
    int mirrored = 0;
    for (Index n = 0; n < 30; ++n) {
      const auto from = before.input.row(n);
      const auto to = after.input.row(n);
      if (std::ranges::equal(from, to)) continue;
      ++mirrored;
      for (std::size_t i = 0; i < 784; ++i) {
        const std::size_t x = i % 28;
        const std::size_t y = i / 28;
        REQUIRE(to[i] == from[way == 1 ? y * 28 + 27 - x : (27 - y) * 28 + x]);
      }
    }
    CHECK(mirrored >= 7);
    CHECK(mirrored <= 23);
  }
}

}  // namespace
}  // namespace inkgrad
