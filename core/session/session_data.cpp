// How digits and points come into a Session and out of it.
#include <array>

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

}  // namespace inkgrad
