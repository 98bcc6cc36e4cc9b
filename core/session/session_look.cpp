// What a Session shows of a run: measurements, answers, pictures. Nothing here changes the run.
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"
#include "core/session/session_state.h"

namespace inkgrad {

EvaluationReport Session::evaluate(std::string_view split, int max_batches) {
  Run& run = state_->run();
  const Dataset& data = run.split(split);
  Evaluation& evaluation = run.training().evaluation;
  if (state_->evaluating != split) {
    evaluation.begin(data, run.steps());
    state_->evaluating = split;
  }
  evaluation.advance(data, max_batches);
  const EvaluationResult& result = evaluation.result();
  if (result.done()) {
    state_->copy_evaluation();
    state_->evaluating.clear();
  }
  const ClassScores macro = macro_average(result.scores());
  return {.done = result.done(),
          .step = result.step,
          .seen = static_cast<int>(result.seen),
          .count = static_cast<int>(result.count),
          .loss = result.loss(),
          .accuracy = result.accuracy(),
          .macro_precision = macro.precision,
          .macro_recall = macro.recall,
          .macro_f1 = macro.f1,
          .calibration_error = result.calibration.error(),
          .r_squared = result.fit.r_squared()};
}

void Session::restart_evaluation() { state_->evaluating.clear(); }

void Session::draw(std::span<const float> strokes, std::span<const int> lengths, float pen_width) {
  state_->board.draw(drawing_from_points(strokes, lengths, pen_width));
  state_->numbers.clear();
}

void Session::show_pixels(std::span<const float> pixels) {
  state_->board.show(pixels);
  state_->numbers.clear();
}

void Session::show_numbers(std::span<const float> numbers) {
  const Run& run = state_->run();
  const auto wanted = static_cast<std::size_t>(run.config.input_shape().count());
  if (numbers.size() != wanted) {
    throw Error(ErrorCode::kInvalidArgument,
                text("numbers: expected ", wanted, " for the input ", run.config.input_shape(),
                     ", got ", numbers.size()));
  }
  const auto odd = std::ranges::find_if(numbers, [](float n) { return !std::isfinite(n); });
  if (odd != numbers.end()) {
    throw Error(ErrorCode::kInvalidArgument, text("numbers: expected finite ones, got ", *odd));
  }
  state_->numbers.assign(numbers.begin(), numbers.end());
}

int Session::classify() {
  Run& run = state_->run();
  const ModelTape& model = *run.answering;
  std::ranges::copy(state_->shown(), model.tape.value(model.input).data.data());
  model.tape.forward_all();
  const std::span<const Scalar> outputs = model.tape.value(model.output).data.values();
  std::ranges::copy(outputs, state_->outputs.begin());
  if (run.config.task() == Task::kRegression) return 0;
  run.config.loss->beliefs(outputs, state_->probabilities);
  return static_cast<int>(predicted_class(outputs));
}

PathReport Session::path() {
  const Trajectory& trajectory = state_->run().training().trajectory;
  state_->path = trajectory.project();
  return {.points = static_cast<int>(state_->path.x.size()),
          .explained_first = state_->path.explained_first,
          .explained_second = state_->path.explained_second,
          .interval = trajectory.interval()};
}

HistogramReport Session::histogram(std::string_view parameter, std::string_view what, int bins) {
  Run& run = state_->run();
  const auto filled = [&](std::span<const Scalar> numbers) {
    fill_histogram(numbers, bins, state_->histogram);
    return HistogramReport{.low = static_cast<double>(state_->histogram.low),
                           .high = static_cast<double>(state_->histogram.high),
                           .bins = bins,
                           .count = static_cast<int>(numbers.size())};
  };
  if (what == "activation") return filled(state_->inspected(parameter).outputs);
  const Parameter& p = run.store.find(parameter);
  if (what != "value" && what != "gradient") {
    throw Error(ErrorCode::kUnknownName,
                text("unknown histogram of \"", what, "\"; known: value, gradient, activation"));
  }
  if (what == "gradient" && !p.trained()) {
    throw Error(ErrorCode::kInvalidArgument,
                text("histogram of \"gradient\": expected a parameter that is trained, got \"",
                     p.name, "\""));
  }
  return filled((what == "value" ? run.store.value(p) : run.store.gradient(p)).values());
}

std::span<const Scalar> Session::view(std::string_view name) const {
  state_->run();
  return state_->views.view(name);
}

std::string Session::views() const {
  state_->run();
  Json names = Json::array();
  for (const auto& [name, source] : state_->views.sources()) names.push_back(name);
  return names.dump();
}

}  // namespace inkgrad
