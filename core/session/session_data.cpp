// How digits come into a Session and out of it.
#include <algorithm>

#include "core/base/error.h"
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
  grey_to_input(data.pixels(index), state_->example);
  return data.label(index);
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
  std::vector<Scalar> targets(rows.size() * static_cast<std::size_t>(kClasses));
  const Tensor input(Shape{count, 1, kDigitSide, kDigitSide}, pixels.data());
  const Tensor target(Shape{count, kClasses}, targets.data());
  data.fill(state_->parallel, rows, input, target);
  run.training().augmenter.apply(state_->parallel, input, target, batch);
  std::ranges::copy(input.row(0), state_->augmented.begin());
  return label;
}

}  // namespace inkgrad
