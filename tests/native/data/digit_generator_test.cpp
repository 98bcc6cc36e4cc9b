// Generated digits: the same for the same seed, each on its own, all kinds of them, no two alike.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <ctime>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/data/digit_generator.h"
#include "core/data/drawn_digit.h"
#include "core/data/glyphs/glyph.h"
#include "tests/native/data/refusal.h"

namespace inkgrad {
namespace {

DigitPixels picture_of(const DigitGenerator& generator, std::uint64_t index) {
  DigitPixels pixels{};
  generator.picture(index, pixels);
  return pixels;
}

TEST_CASE("digit i of a seed is the same whenever and in whatever order it is asked for",
          "[data][generator]") {
  const DigitGenerator generator(7);
  std::vector<DigitPixels> forwards;
  for (std::uint64_t i = 0; i < 50; ++i) forwards.push_back(picture_of(generator, i));
  const DigitGenerator another(7);
  for (std::uint64_t i = 50; i-- > 0;) CHECK(picture_of(another, i) == forwards[i]);
  const std::uint64_t far = 0xffff'ffff'ffff'ffffULL;
  CHECK(picture_of(generator, far) == picture_of(another, far));
}

TEST_CASE("another seed gives other digits", "[data][generator]") {
  const DigitGenerator generator(7);
  for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{8}, ~std::uint64_t{0}}) {
    const DigitGenerator other(seed);
    for (std::uint64_t i = 0; i < 20; ++i) {
      CHECK(picture_of(generator, i) != picture_of(other, i));
    }
  }
}

TEST_CASE("every ten digits hold each label once, in orders that change", "[data][generator]") {
  const DigitGenerator generator(3);
  std::set<std::vector<int>> orders;
  for (std::uint64_t ten = 0; ten < 50; ++ten) {
    std::vector<int> labels;
    for (std::uint64_t i = 0; i < 10; ++i) labels.push_back(generator.label(10 * ten + i));
    orders.insert(labels);
    std::sort(labels.begin(), labels.end());
    CHECK(labels == std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  }
  CHECK(orders.size() > 45);
}

TEST_CASE("a picture and its strokes are the same digit", "[data][generator]") {
  const DigitGenerator generator(11);
  for (std::uint64_t i = 0; i < 20; ++i) {
    DigitPixels pixels{};
    CHECK(generator.picture(i, pixels) == generator.label(i));
    CHECK(drawn_digit(generator.drawing(i)).seen == pixels);
    CHECK(drawn_digit(generator.drawing(generator.label(i), i)).seen == pixels);
  }
}

TEST_CASE("every way of writing every digit appears about as often as its weight says",
          "[data][generator]") {
  const DigitGenerator generator(5);
  constexpr int kPerLabel = 4000;
  std::map<int, std::map<std::string_view, int>> counts;
  for (std::uint64_t i = 0; i < 10 * kPerLabel; ++i) {
    ++counts[generator.label(i)][generator.way(i)];
  }
  for (int label = 0; label < 10; ++label) {
    double total = 0;
    for (const GlyphWay& way : glyph_ways(label)) total += way.weight;
    REQUIRE(counts[label].size() == glyph_ways(label).size());
    for (const GlyphWay& way : glyph_ways(label)) {
      const double share = way.weight / total;
      const double spread = std::sqrt(share * (1 - share) / kPerLabel);
      INFO(label << " " << way.name);
      CHECK(std::abs(counts[label][way.name] / double{kPerLabel} - share) < 5 * spread);
    }
  }
}

TEST_CASE("each digit can be asked for by name, and nothing else can", "[data][generator]") {
  const DigitGenerator generator(1);
  for (int label = 0; label < 10; ++label) CHECK_FALSE(generator.drawing(label, 4).strokes.empty());
  CHECK(refusal_of([&] { (void)generator.drawing(10, 4); }) ==
        "invalid_argument: digit: expected a label of 0..9, got 10");
  CHECK(refusal_of([&] {
          (void)generator.drawing(-1, 4);
        }).starts_with("invalid_argument: digit: expected a label of 0..9"));
}

TEST_CASE("no two of ten thousand digits are alike, and none is empty", "[data][generator]") {
  const DigitGenerator generator(2);
  std::set<DigitPixels> seen;
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    const DigitPixels pixels = picture_of(generator, i);
    CHECK(*std::max_element(pixels.begin(), pixels.end()) == 255);
    seen.insert(pixels);
  }
  CHECK(seen.size() == 10'000);
}

TEST_CASE("the drawings of a digit vary in ink, width, slant and place", "[data][generator]") {
  const DigitGenerator generator(9);
  for (int label = 0; label < 10; ++label) {
    double ink_low = 1e9;
    double ink_high = 0;
    double left_low = 1e9;
    double left_high = -1e9;
    std::array<double, kDigitPixels> sum{};
    std::array<double, kDigitPixels> squares{};
    constexpr int kCount = 300;
    for (std::uint64_t i = 0; i < kCount; ++i) {
      const Drawing drawing = generator.drawing(label, i);
      left_low = std::min<double>(left_low, drawing.strokes[0][0].x);
      left_high = std::max<double>(left_high, drawing.strokes[0][0].x);
      DigitPixels pixels{};
      seen_pixels(drawing, pixels);
      double ink = 0;
      for (std::size_t p = 0; p < pixels.size(); ++p) {
        const double grey = pixels[p] / 255.0;
        ink += grey;
        sum[p] += grey;
        squares[p] += grey * grey;
      }
      ink_low = std::min(ink_low, ink);
      ink_high = std::max(ink_high, ink);
    }
    double variance = 0;
    for (std::size_t p = 0; p < sum.size(); ++p) {
      const double mean = sum[p] / kCount;
      variance += squares[p] / kCount - mean * mean;
    }
    INFO(label);
    CHECK(ink_high > 2 * ink_low);
    CHECK(left_high - left_low > 0.3);
    CHECK(variance > 22);  // summed over the pixels; of MNIST 22 (ones) .. 50 (twos)
  }
}

TEST_CASE("a core writes digits by the ten thousand a second", "[data][generator][slow]") {
  const DigitGenerator generator(1);
  DigitPixels pixels{};
  double best = 0;  // of several goes: the machine may be busy with other things
  for (int go = 0; go < 5; ++go) {
    constexpr int kCount = 4000;
    const std::clock_t start = std::clock();
    for (std::uint64_t i = 0; i < kCount; ++i) generator.picture(i, pixels);
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    best = std::max(best, kCount / seconds);
  }
  INFO(best << " digits a second");
  CHECK(best >= 10'000);  // half, for slower machines than the one it was measured on
}

}  // namespace
}  // namespace inkgrad
