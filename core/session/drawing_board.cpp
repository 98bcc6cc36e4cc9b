#include "core/session/drawing_board.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/data/digit_source.h"

namespace inkgrad {

Drawing drawing_from_points(std::span<const float> points, std::span<const int> lengths,
                            float pen_width) {
  constexpr std::size_t kNumbers = 3;
  std::size_t total = 0;
  for (const int length : lengths) {
    if (length < 0) {
      throw Error(ErrorCode::kInvalidArgument,
                  text("stroke length: expected 0 or more points, got ", length));
    }
    total += static_cast<std::size_t>(length);
  }
  if (points.size() != total * kNumbers) {
    throw Error(ErrorCode::kInvalidArgument,
                text("strokes: expected ", total * kNumbers, " numbers for ", total,
                     " points, got ", points.size()));
  }
  Drawing drawing{.strokes = {}, .pen_width = pen_width};
  const float* at = points.data();
  for (const int length : lengths) {
    Stroke& stroke = drawing.strokes.emplace_back();
    for (int i = 0; i < length; ++i, at += kNumbers) stroke.push_back({at[0], at[1], at[2]});
  }
  return drawing;
}

DrawingBoard::DrawingBoard()
    : ink_(std::size_t(kInkSide) * kInkSide),
      fitted_(std::size_t(kFittedSide) * kFittedSide),
      seen_(std::size_t(kDigitPixels)) {}

void DrawingBoard::draw(const Drawing& drawing) {
  const DrawnDigit digit = drawn_digit(drawing);
  grey_to_input(digit.ink.pixels, ink_);
  grey_to_input(digit.fitted, fitted_);
  grey_to_input(digit.seen, seen_);
}

void DrawingBoard::show(std::span<const float> pixels) {
  if (pixels.size() != seen_.size()) {
    throw Error(ErrorCode::kInvalidArgument,
                text("pixels: expected ", seen_.size(), " values, got ", pixels.size()));
  }
  const auto outside = std::ranges::find_if(pixels, [](float p) { return !(p >= 0 && p <= 1); });
  if (outside != pixels.end()) {
    throw Error(ErrorCode::kInvalidArgument,
                text("pixels: expected values 0 to 1, got ", *outside));
  }
  std::ranges::copy(pixels, seen_.begin());
  std::ranges::fill(ink_, Scalar(0));
  std::ranges::fill(fitted_, Scalar(0));
}

void DrawingBoard::add_views(ViewTable& views) const {
  views.add("drawing/ink", [this] { return std::span<const Scalar>(ink_); });
  views.add("drawing/fitted", [this] { return std::span<const Scalar>(fitted_); });
  views.add("drawing/seen", [this] { return std::span<const Scalar>(seen_); });
}

}  // namespace inkgrad
