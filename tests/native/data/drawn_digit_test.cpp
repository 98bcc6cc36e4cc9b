// A drawing becomes what the network sees: the box, the centre, and the drawings that are none.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <vector>

#include "core/data/drawn_digit.h"
#include "tests/native/data/refusal.h"

namespace inkgrad {
namespace {

// A seven with a tall leg; (x, y) of its upper left corner, `size` its height.
Drawing seven(float x, float y, float size) {
  Drawing drawing;
  drawing.pen_width = 0.1F * size;
  drawing.strokes = {{{x, y}, {x + 0.6F * size, y}, {x + 0.3F * size, y + size}}};
  return drawing;
}

struct Extent {
  int left = 1000;
  int top = 1000;
  int right = -1;
  int bottom = -1;
  double mass_x = 0;
  double mass_y = 0;
  int width() const { return right - left + 1; }
  int height() const { return bottom - top + 1; }
};

template <typename Pixels>
Extent extent_of(const Pixels& pixels, int side) {
  Extent extent;
  double mass = 0;
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      const double ink = pixels[static_cast<std::size_t>(row * side + column)];
      if (ink == 0) continue;
      extent.left = std::min(extent.left, column);
      extent.right = std::max(extent.right, column);
      extent.top = std::min(extent.top, row);
      extent.bottom = row;
      mass += ink;
      extent.mass_x += ink * column;
      extent.mass_y += ink * row;
    }
  }
  extent.mass_x /= mass;
  extent.mass_y /= mass;
  return extent;
}

int largest_difference(const DigitPixels& a, const DigitPixels& b) {
  int largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

TEST_CASE("a tall drawing fills the 20x20 box from top to bottom and keeps its aspect",
          "[data][drawn_digit]") {
  const DrawnDigit digit = drawn_digit(seven(0.3F, 0.2F, 0.5F));
  const Extent fitted = extent_of(digit.fitted, kFittedSide);
  CHECK(fitted.height() == 20);
  // With its ink the drawing is 0.7 wide and 1.1 high.
  CHECK(std::abs(fitted.width() - 20 * 0.7 / 1.1) < 2);  // faint at either edge
  CHECK(std::abs(fitted.left - (kFittedSide - 1 - fitted.right)) <= 1);
}

TEST_CASE("a wide drawing fills the box from left to right", "[data][drawn_digit]") {
  const DrawnDigit digit = drawn_digit({{{{0.1F, 0.5F}, {0.9F, 0.4F}}}, 0.06F});
  CHECK(extent_of(digit.fitted, kFittedSide).width() == 20);
  CHECK(extent_of(digit.fitted, kFittedSide).height() < 8);
}

TEST_CASE("the centre of mass comes within half a pixel of pixel 14", "[data][drawn_digit]") {
  for (const float x : {0.0F, 0.13F, 0.41F}) {
    for (const float size : {0.2F, 0.37F, 0.59F}) {
      const Extent seen = extent_of(drawn_digit(seven(x, 0.3F, size)).seen, kDigitSide);
      CHECK(std::abs(seen.mass_x - 14) <= 0.5);
      CHECK(std::abs(seen.mass_y - 14) <= 0.5);
    }
  }
}

TEST_CASE("what is seen is the fitted box at its stated place, and nothing else",
          "[data][drawn_digit]") {
  const DrawnDigit digit = drawn_digit(seven(0.3F, 0.2F, 0.5F));
  DigitPixels placed{};
  for (int row = 0; row < kFittedSide; ++row) {
    for (int column = 0; column < kFittedSide; ++column) {
      const int at = (row + digit.row) * kDigitSide + column + digit.column;
      placed[static_cast<std::size_t>(at)] =
          digit.fitted[static_cast<std::size_t>(row * kFittedSide + column)];
    }
  }
  CHECK(placed == digit.seen);
  DigitPixels alone{};
  seen_pixels(seven(0.3F, 0.2F, 0.5F), alone);
  CHECK(alone == digit.seen);
}

TEST_CASE("ink that would leave the picture by its centre of mass stays within it",
          "[data][drawn_digit]") {
  // A blot at the left end of a long thin line: its centre of mass is far from its box's middle.
  Drawing drawing{{{{0.1F, 0.5F, 0}, {0.9F, 0.5F, 0}}}, 0.03F};
  for (int i = 0; i < 8; ++i) {
    const float y = 0.3F + 0.05F * static_cast<float>(i);
    drawing.strokes.push_back({{0.1F, y, 1}, {0.25F, y, 1}});
  }
  const DrawnDigit digit = drawn_digit(drawing);
  const Extent fitted = extent_of(digit.fitted, kFittedSide);
  const Extent seen = extent_of(digit.seen, kDigitSide);
  CHECK(fitted.width() == 20);
  CHECK(seen.width() == 20);
}

TEST_CASE("the same drawing elsewhere on the pad or at another size looks the same",
          "[data][drawn_digit]") {
  const DigitPixels seen = drawn_digit(seven(0.25F, 0.25F, 0.5F)).seen;
  CHECK(largest_difference(seen, drawn_digit(seven(0.31F, 0.11F, 0.5F)).seen) <= 2);
  CHECK(largest_difference(seen, drawn_digit(seven(0.25F, 0.25F, 0.25F)).seen) <= 2);
  CHECK(largest_difference(seen, drawn_digit(seven(-0.5F, 0.7F, 1.5F)).seen) <= 2);
}

TEST_CASE("points between two ends of a line change nothing", "[data][drawn_digit]") {
  Drawing dense = seven(0.3F, 0.2F, 0.5F);
  Stroke& stroke = dense.strokes[0];
  const Stroke corners = stroke;
  stroke.clear();
  for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
    for (int k = 0; k < 100; ++k) {
      const float t = static_cast<float>(k) / 100;
      stroke.push_back({corners[i].x + t * (corners[i + 1].x - corners[i].x),
                        corners[i].y + t * (corners[i + 1].y - corners[i].y)});
    }
  }
  stroke.push_back(corners.back());
  CHECK(largest_difference(drawn_digit(dense).seen, drawn_digit(seven(0.3F, 0.2F, 0.5F)).seen) <=
        8);
}

TEST_CASE("the pad's picture shows the ink where it was drawn and cuts off what left the pad",
          "[data][drawn_digit]") {
  const DrawnDigit digit = drawn_digit({{{{0.5F, 0.5F}, {0.5F, 3.0F}}}, 0.1F});
  REQUIRE(digit.ink.width == kInkSide);
  REQUIRE(digit.ink.pixels.size() == std::size_t{kInkSide} * kInkSide);
  const Extent ink = extent_of(digit.ink.pixels, kInkSide);
  CHECK(ink.bottom == kInkSide - 1);
  CHECK(std::abs(ink.top - 0.45 * kInkSide) <= 1);
  CHECK(std::abs(ink.width() - 0.1 * kInkSide) <= 2);
  CHECK(extent_of(digit.fitted, kFittedSide).height() == 20);
}

TEST_CASE("a firm pen draws thicker than a light one", "[data][drawn_digit]") {
  const auto width_at = [](float pressure) {
    const DrawnDigit digit =
        drawn_digit({{{{0.5F, 0.2F, pressure}, {0.5F, 0.8F, pressure}}}, 0.1F});
    return extent_of(digit.ink.pixels, kInkSide).width();
  };
  CHECK(width_at(0) < width_at(0.5F));
  CHECK(width_at(0.5F) < width_at(1));
}

TEST_CASE("nothing drawn is seen as nothing", "[data][drawn_digit]") {
  for (const Drawing& drawing : {Drawing{}, Drawing{{{}, {}}, 0.1F}}) {
    const DrawnDigit digit = drawn_digit(drawing);
    CHECK(digit.empty);
    CHECK(digit.seen == DigitPixels{});
  }
  CHECK(drawn_digit(std::vector<std::uint8_t>(25), 5, 5).empty);
}

TEST_CASE("a dot is a dot in the middle, not a disc that fills the picture",
          "[data][drawn_digit]") {
  const DrawnDigit digit = drawn_digit({{{{0.2F, 0.7F}}}, 0.05F});
  CHECK_FALSE(digit.empty);
  const Extent seen = extent_of(digit.seen, kDigitSide);
  CHECK(seen.width() <= 10);
  CHECK(seen.width() == seen.height());
  CHECK(std::abs(seen.mass_x - 14) <= 0.5);
}

TEST_CASE("even the thinnest pen reaches full ink", "[data][drawn_digit]") {
  const DrawnDigit digit = drawn_digit({{{{0.2F, 0.2F}, {0.8F, 0.9F}}}, 0.001F});
  CHECK(*std::max_element(digit.seen.begin(), digit.seen.end()) == 255);
}

TEST_CASE("a picture of ink is fitted like a drawing", "[data][drawn_digit]") {
  const DrawnDigit drawn = drawn_digit(seven(0.2F, 0.2F, 0.6F));
  const DrawnDigit again = drawn_digit(drawn.ink.pixels, drawn.ink.width, drawn.ink.height);
  CHECK(extent_of(again.fitted, kFittedSide).height() == 20);
  double off = 0;
  for (std::size_t i = 0; i < drawn.seen.size(); ++i) {
    off += std::abs(drawn.seen[i] - again.seen[i]) / 784.0;
  }
  CHECK(off < 4);  // of 255, on average: the picture has pixels of its own
}

TEST_CASE("a picture of one pixel or of another shape is fitted too", "[data][drawn_digit]") {
  const std::vector<std::uint8_t> one{7};
  const DrawnDigit digit = drawn_digit(one, 1, 1);
  CHECK(extent_of(digit.fitted, kFittedSide).width() == 20);
  CHECK(digit.fitted[0] == 255);
  std::vector<std::uint8_t> wide(300 * 30, 255);
  CHECK(extent_of(drawn_digit(wide, 300, 30).fitted, kFittedSide).height() == 2);
}

TEST_CASE("drawings that cannot be drawn are refused by name", "[data][drawn_digit]") {
  const float infinity = std::numeric_limits<float>::infinity();
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const auto refused = [](const Drawing& drawing) {
    return refusal_of([&] { (void)drawn_digit(drawing); });
  };
  CHECK(refused({{{{0.5F, 0.5F}}, {{0.1F, 0.1F}, {nan, 0.5F}}}, 0.1F}) ==
        "invalid_argument: stroke 2, point 2: x is nan, expected a number near 0..1");
  CHECK(refused({{{{0.5F, -infinity}}}, 0.1F}) ==
        "invalid_argument: stroke 1, point 1: y is -inf, expected a number near 0..1");
  CHECK(refused({{{{1e30F, 0}}}, 0.1F}).starts_with("invalid_argument: stroke 1, point 1: x is"));
  CHECK(refused({{{{0.5F, 0.5F, 1.5F}}}, 0.1F}) ==
        "invalid_argument: stroke 1, point 1: pressure is 1.5, expected 0..1");
  CHECK(refused({{{{0.5F, 0.5F, nan}}}, 0.1F}).ends_with("pressure is nan, expected 0..1"));
  for (const float pen : {0.0F, -0.1F, 1.5F, nan, infinity}) {
    CHECK(refused({{{{0.5F, 0.5F}}}, pen}).starts_with("invalid_argument: pen width: expected"));
  }
  CHECK(refused({{Stroke(200'001)}, 0.1F}) ==
        "invalid_argument: drawing: more than 200000 points, up to stroke 1");
}

TEST_CASE("pictures of the wrong size are refused by name", "[data][drawn_digit]") {
  const std::vector<std::uint8_t> pixels(12);
  CHECK(refusal_of([&] { (void)drawn_digit(pixels, 5, 3); }) ==
        "shape_mismatch: picture: 5x3 needs 15 pixels, got 12");
  CHECK(refusal_of([&] { (void)drawn_digit(pixels, 0, 3); }) ==
        "invalid_argument: picture: expected sides of 1..4096, got 0x3");
  CHECK(refusal_of([&] {
          (void)drawn_digit(pixels, 100'000, 100'000);
        }).starts_with("invalid_argument: picture: expected sides of 1..4096"));
  DigitPixels room{};
  CHECK(refusal_of([&] { seen_pixels(Drawing{}, std::span<std::uint8_t>(room).first(100)); }) ==
        "shape_mismatch: digit: expected room for 784 pixels, got 100");
}

}  // namespace
}  // namespace inkgrad
