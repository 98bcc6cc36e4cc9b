// How digits and points come into a Session and out of it.
#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/error.h"
#include "core/base/expression.h"
#include "core/base/json.h"
#include "core/base/rng.h"
#include "core/session/session.h"
#include "core/session/session_state.h"

namespace inkgrad {

void Session::add_own_digit(int label, std::span<const float> strokes, std::span<const int> lengths,
                            float pen_width) {
  state_->sources.add_own(drawing_from_points(strokes, lengths, pen_width), label);
}

void Session::clear_own_digits() { state_->sources.clear_own(); }

int Session::import_idx(std::span<const std::uint8_t> images,
                        std::span<const std::uint8_t> labels) {
  return static_cast<int>(state_->sources.import_idx(images, labels));
}

void Session::clear_imported() { state_->sources.clear_imported(); }

int Session::example(std::string_view split, int index) {
  const Dataset& data = state_->run().split(split);
  const int label = data.label(index);
  const Tensor input(data.input_shape().with_batch(1), state_->example.data());
  const Tensor target({1, data.outputs()}, state_->example_target.data());
  data.fill(state_->parallel, std::array{Index{index}}, input, target);
  return label;
}

void Session::set_points(std::span<const float> xs, std::span<const float> ys,
                         std::span<const float> labels) {
  state_->sources.points().set_painted(xs, ys, labels);
}

std::string Session::formula_values(std::string_view formula, int side) {
  constexpr int kLargestSide = 64;
  if (side < 1 || side > kLargestSide) {
    throw Error(ErrorCode::kInvalidArgument,
                text("formula, side: expected 1 to ", kLargestSide, ", got ", side));
  }
  const Expression readable(formula);
  const double cell = 2 * kPlaneSide / side;
  Json values = Json::array();
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      const double value =
          readable.evaluate(-kPlaneSide + (column + 0.5) * cell, kPlaneSide - (row + 0.5) * cell);
      values.push_back(std::isfinite(value) ? Json(value) : Json(nullptr));
    }
  }
  return values.dump();
}

// A batch of two on its way to the network: the one asked for, and a partner for what mixes.
int Session::preview_augmentation(int index, int variant) {
  Run& run = state_->run();
  const Dataset& data = run.split("train");
  const int label = data.label(index);
  if (variant < 0) {
    throw Error(ErrorCode::kInvalidArgument, text("variant: expected 0 or more, got ", variant));
  }
  const auto batch = static_cast<std::uint64_t>(variant);
  std::vector<Index> rows{index};
  if (const Index others = data.count() - 1; others > 0) {
    Rng rng(mixed(run.config.seed, batch));
    const auto further = 1 + static_cast<Index>(rng.below(static_cast<std::uint32_t>(others)));
    rows.push_back((index + further) % data.count());
  }
  const auto count = static_cast<Index>(rows.size());
  std::vector<Scalar> pixels(rows.size() * state_->augmented.size());
  std::vector<Scalar> targets(rows.size() * static_cast<std::size_t>(data.outputs()));
  const Tensor input(data.input_shape().with_batch(count), pixels.data());
  const Tensor target(Shape{count, data.outputs()}, targets.data());
  data.fill(state_->parallel, rows, input, target);
  run.training().augmenter.apply(state_->parallel, input, target, batch);
  std::ranges::copy(input.row(0), state_->augmented.begin());
  return label;
}

}  // namespace inkgrad
