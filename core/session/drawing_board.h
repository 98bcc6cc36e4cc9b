// DrawingBoard: the digit being looked at, at every stage from ink to what the network reads.
#pragma once

#include <span>
#include <vector>

#include "core/base/scalar.h"
#include "core/data/drawing.h"
#include "core/session/view_table.h"

namespace inkgrad {

// The page's flat form of strokes: x, y, pressure for each point, and the points of each stroke.
// Throws kInvalidArgument when the counts do not agree.
Drawing drawing_from_points(std::span<const float> points, std::span<const int> lengths,
                            float pen_width);

class DrawingBoard {
 public:
  DrawingBoard();

  void draw(const Drawing& drawing);
  // 784 values 0..1; throws kInvalidArgument for another count or value.
  void show(std::span<const float> pixels);

  std::span<const Scalar> seen() const { return seen_; }
  void add_views(ViewTable& views) const;

 private:
  std::vector<Scalar> ink_;
  std::vector<Scalar> fitted_;
  std::vector<Scalar> seen_;
};

}  // namespace inkgrad
