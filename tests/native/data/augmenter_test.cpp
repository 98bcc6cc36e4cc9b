// What becomes of a whole batch: mixed targets, inputs that are no pictures, the share changed.
#include "core/data/augmenter.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "tests/native/data/augmented_batch.h"

namespace inkgrad {
namespace {

TEST_CASE("mixup's targets are mixtures of two digits, in the share of their pictures",
          "[data][augmentation]") {
  const Batch before(10);
  for (const double alpha : {0.01, 0.2, 1.0, 4.0}) {
    INFO("alpha " << alpha);
    Batch after(10);
    after.augment(augmenting({{"mixup", alpha}}));
    int mixtures = 0;
    for (Index n = 0; n < 10; ++n) {
      const auto target = after.target.row(n);
      double sum = 0;
      for (const Scalar share : target) {
        CHECK(share >= 0);
        sum += double(share);
      }
      CHECK(std::abs(sum - 1) < 1e-6);
      // Ten digits hold each label once, so the label tells whose picture it was.
      std::vector<double> mixed_picture(784, 0);
      int parents = 0;
      for (Index other = 0; other < 10; ++other) {
        const auto label = std::ranges::max_element(before.target.row(other));
        const auto share = double(target[static_cast<std::size_t>(
            std::distance(before.target.row(other).begin(), label))]);
        parents += share > 0 ? 1 : 0;
        for (std::size_t i = 0; i < 784; ++i) {
          mixed_picture[i] += share * double(before.input.row(other)[i]);
        }
      }
      CHECK(parents <= 2);
      mixtures += parents == 2 ? 1 : 0;
      for (std::size_t i = 0; i < 784; ++i) {
        REQUIRE(std::abs(mixed_picture[i] - double(after.input.row(n)[i])) < 1e-6);
      }
    }
    if (alpha >= 1) CHECK(mixtures == 10);
  }
}

TEST_CASE("a large alpha mixes evenly, a small one hardly at all", "[data][augmentation]") {
  const auto evenness = [](double alpha) {
    double sum = 0;
    for (std::uint64_t batch = 0; batch < 20; ++batch) {
      Batch digits(10);
      digits.augment(augmenting({{"mixup", alpha}}), 1, batch);
      for (Index n = 0; n < 10; ++n) {
        const double most = double(*std::ranges::max_element(digits.target.row(n)));
        sum += 2 * (1 - most) / 200;
      }
    }
    return sum;  // the mean of 2 min(w, 1 - w)
  };
  CHECK(evenness(0.05) < 0.15);
  CHECK(std::abs(evenness(1) - 0.5) < 0.06);  // w is even in 0..1
  CHECK(evenness(4) > 0.65);
}

TEST_CASE("one digit alone finds no partner", "[data][augmentation]") {
  const Batch before(1);
  Batch after(1);
  after.augment(augmenting({{"mixup", 1}}));
  CHECK(after.same_as(before));
}

TEST_CASE("the share changed is a share of the digits; the others keep their bits",
          "[data][augmentation]") {
  const Batch before(200);
  Batch after(200);
  after.augment(augmenting({{"rotate", 20}, {"probability", 0.25}}));
  int changed = 0;
  for (Index n = 0; n < 200; ++n) {
    changed += std::ranges::equal(before.input.row(n), after.input.row(n)) ? 0 : 1;
  }
  CHECK(changed > 30);
  CHECK(changed < 75);
  CHECK_FALSE(Augmenter(augmenting({{"rotate", 20}, {"probability", 0}}), 1).on());
}

TEST_CASE("inputs that are no pictures get noise and mixtures, nothing else",
          "[data][augmentation]") {
  for (const AugmentationType& type : augmentation_registry()) {
    INFO(type.name);
    const Batch before(6);
    Batch after(6);
    const Tensor rows(Shape{6, 784}, after.pixels.data());
    Parallel parallel(1);
    Augmenter(augmenting({{type.name, strongest(type)}}), 1).apply(parallel, rows, after.target, 0);
    CHECK(after.same_as(before) == (type.name != "noise" && type.name != "mixup"));
  }
}

TEST_CASE("all channels of a picture move together", "[data][augmentation]") {
  const Batch digits(2);
  std::vector<Scalar> twice(4 * 784);
  for (Index n = 0; n < 2; ++n) {
    for (const Index channel : {0, 1}) {
      std::ranges::copy(digits.input.row(n), twice.begin() + (2 * n + channel) * 784);
    }
  }
  const Tensor input(Shape{2, 2, 28, 28}, twice.data());
  Parallel parallel(1);
  Augmenter(augmenting({{"rotate", 30}, {"elastic", 2}, {"thickness", 1}, {"flip", 3}}), 1)
      .apply(parallel, input, digits.target, 0);
  for (Index n = 0; n < 2; ++n) {
    const auto row = input.row(n);
    CHECK(std::ranges::equal(row.first(784), row.last(784)));
    CHECK_FALSE(std::ranges::equal(row.first(784), digits.input.row(n)));
  }
}

}  // namespace
}  // namespace inkgrad
