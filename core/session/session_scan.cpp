// Looks of a Session that run over many examples or many numbers: what a channel answers most,
// activations as curves.
#include <algorithm>
#include <array>
#include <cmath>

#include "core/autodiff/activation_curve.h"
#include "core/autodiff/tape_keeper.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/option_json.h"
#include "core/ops/registry.h"
#include "core/session/lens_json.h"
#include "core/session/session.h"
#include "core/session/session_state.h"

namespace inkgrad {

namespace {

struct Response {
  int example;
  Index index;  // of the cell that answers most
  Scalar number;
};

// The largest of one channel of [C, H, W], or the unit itself of [C].
Response largest_of(std::span<const Scalar> numbers, Index channel, Index inner, int example) {
  const auto cells =
      numbers.subspan(static_cast<std::size_t>(channel * inner), static_cast<std::size_t>(inner));
  const auto best = std::ranges::max_element(cells);
  return {example, channel * inner + (best - cells.begin()), *best};
}

}  // namespace

std::string Session::strongest(std::string_view where, int value, int channel, int examples,
                               int count) {
  Run& run = state_->run();
  const Dataset& data = run.split("train");
  // The run's own tape is busy; that for answering has the same layers in the same order.
  const bool of_run = where == "run";
  const Stepper& stepper = state_->at(where);
  const Tape& tape = of_run ? run.answering->tape : stepper.tape();
  expect_cell(tape, value, 0);
  const Value& v = tape.value(value);
  const Value& input = tape.value(stepper.input() < 0 ? 0 : stepper.input());
  const Shape shape = v.data.shape().without_batch();
  if (stepper.input() < 0 || !v.batched || v.producer < 0 ||
      !(input.data.shape().without_batch() == data.input_shape())) {
    throw Error(ErrorCode::kInvalidArgument,
                text("strongest: expected an activation of a network that reads ",
                     data.input_shape(), ", got \"", v.name, "\""));
  }
  constexpr int kMostExamples = 2000;
  if (channel < 0 || channel >= shape[0] || examples < 1 || examples > kMostExamples || count < 1 ||
      count > examples) {
    throw Error(ErrorCode::kInvalidArgument,
                text("strongest: expected a channel 0 to ", shape[0] - 1, ", 1 to ", kMostExamples,
                     " examples and no larger count, got ", channel, ", ", examples, ", ", count));
  }
  std::vector<Response> found;
  {
    const TapeKeeper keeper(tape);
    std::vector<Scalar> target(static_cast<std::size_t>(data.outputs()));
    const Tensor targets(Shape{1, data.outputs()}, target.data());
    const int all = std::min(examples, static_cast<int>(data.count()));
    for (int i = 0; i < all; ++i) {
      data.fill(state_->parallel, std::array{Index{i}}, input.data, targets);
      for (NodeId node = 0; node <= v.producer; ++node) tape.forward(node);
      found.push_back(largest_of(v.data.values(), channel, shape.count() / shape[0], i));
    }
  }
  // A network that has diverged answers nothing that could be put in order.
  std::erase_if(found, [](const Response& r) { return !std::isfinite(r.number); });
  std::ranges::sort(found, [](const Response& a, const Response& b) {
    return a.number != b.number ? a.number > b.number : a.example < b.example;
  });
  found.resize(std::min(found.size(), static_cast<std::size_t>(count)));
  Json list = Json::array();
  for (const Response& r : found) {
    const ValueId in = stepper.input();
    const std::vector<Index> field = inkgrad::receptive_field(tape, in, value, r.index);
    list.push_back({{"example", r.example},
                    {"label", data.label(r.example)},
                    {"index", r.index},
                    {"response", r.number},
                    {"box", box_json(data.input_shape(), field)}});
  }
  return list.dump();
}

std::string Session::activation_curve(std::string_view name, std::string_view options_json,
                                      double low, double high, int count) {
  Options options("activation", kActivationLayer.options);
  options_from_json("options", parse_json("options", options_json), options);
  options.set_choice("function", name);
  const ActivationCurve curve =
      inkgrad::activation_curve(op_registry().find(name), Attributes(options), low, high, count);
  return Json{{"x", curve.x}, {"y", curve.y}, {"slope", curve.dy}}.dump();
}

}  // namespace inkgrad
