#include "core/session/session_state.h"

#include "core/base/error.h"

namespace inkgrad {

Session::State::State(std::shared_ptr<Shared> in_common)
    : shared(std::move(in_common)), parallel(shared->parallel), sources(shared->sources) {}

Run& Session::State::run() {
  if (!current) {
    throw Error(ErrorCode::kBadState, "session: expected configure() or load() first");
  }
  return *current;
}

void Session::State::take(std::unique_ptr<Run> next) {
  stepper.reset();
  range_test.reset();
  looks.clear();
  loss_look.reset();
  plane.reset();
  health.clear();
  current = std::move(next);
  evaluating.clear();
  path = {};
  clear_evaluation();
  resize_for_run();
  views = {};
  board.add_views(views);
  const auto whole = [](const std::vector<Scalar>& values) {
    return [&values] { return std::span<const Scalar>(values); };
  };
  views.add("outputs", whole(outputs));
  views.add("probabilities", whole(probabilities));
  views.add("example", whole(example));
  views.add("augmented", whole(augmented));
  views.add("example/target", whole(example_target));
  views.add("confusion", whole(confusion));
  views.add("class_scores", whole(class_scores));
  views.add("calibration", whole(calibration));
  views.add("top_k", whole(top_k));
  views.add("mistakes", whole(mistakes));
  views.add("histogram", whole(histogram.counts));
  views.add("path/x", whole(path.x));
  views.add("path/y", whole(path.y));
  views.add("path/step", whole(path.step));
  add_run_views();
  add_optimizer_views();
  add_point_views();
  add_plane_views();
  add_measure_views();
}

void Session::State::resize_for_run() {
  const RunConfig& config = current->config;
  const auto count = static_cast<std::size_t>(config.outputs());
  numbers.clear();
  outputs.assign(count, Scalar(0));
  probabilities.assign(config.task() == Task::kRegression ? 0 : count, Scalar(0));
  example.assign(static_cast<std::size_t>(config.input_shape().count()), Scalar(0));
  augmented.assign(example.size(), Scalar(0));
  example_target.assign(count, Scalar(0));
}

std::span<const Scalar> Session::State::shown() {
  if (!numbers.empty()) return numbers;
  if (run().config.points) {
    throw Error(ErrorCode::kBadState, "classify: expected show_numbers() with a point first");
  }
  return board.seen();
}

void Session::State::add_run_views() {
  Run& r = *current;
  const auto add_history = [&](const std::string& folder, const History& history) {
    for (std::size_t i = 0; i < history.names().size(); ++i) {
      views.add(folder + history.names()[i], [&history, i] { return history.column(i); });
    }
  };
  if (const Training* training = r.training_or_null()) {
    add_history("history/", training->trainer.history());
    add_history("validation/", training->supervisor.history());
  }
  for (const Parameter& p : r.store.parameters()) {
    views.add("parameter/" + p.name,
              [&r, &p]() -> std::span<const Scalar> { return r.store.value(p).values(); });
    views.add("gradient/" + p.name,
              [&r, &p]() -> std::span<const Scalar> { return r.store.gradient(p).values(); });
  }
  for (const Parameter& p : r.store.kept()) {
    views.add("parameter/" + p.name,
              [&r, &p]() -> std::span<const Scalar> { return r.store.value(p).values(); });
  }
  for (std::size_t i = 0; i < r.config.model.layers.size(); ++i) {
    views.add("activation/" + r.config.model.layers[i].name, [&r, i]() -> std::span<const Scalar> {
      return r.answering->tape.value(r.answering->layer_outputs[i]).data.values();
    });
  }
}

// What the optimizer remembers of every number that it trains, by the names of its own, and of the
// last update the rate for each number and the change.
void Session::State::add_optimizer_views() {
  const Training* training = current->training_or_null();
  if (training == nullptr) return;
  const Optimizer& optimizer = training->update.optimizer();
  for (const Parameter& p : current->store.parameters()) {
    const auto add = [&](std::string_view name, std::span<const Scalar> block) {
      const auto own =
          block.subspan(static_cast<std::size_t>(p.begin), static_cast<std::size_t>(p.count));
      views.add(text("optimizer/", name, "/", p.name), [own] { return own; });
    };
    for (std::size_t k = 0; k < optimizer.state().size(); ++k) {
      add(optimizer.type().state_names[k], optimizer.state()[k]);
    }
    add("effective_step", optimizer.effective_steps());
    add("delta", current->store.updates());
  }
}

// Points are few: all of them can be looked at.
void Session::State::add_point_views() {
  const Training* training = current->training_or_null();
  if (training == nullptr || !current->config.points) return;
  const SplitData& data = training->data;
  for (const auto& [name, part] :
       {std::pair{"points/train", data.train}, std::pair{"points/validation", data.validation},
        std::pair{"points/test", data.test}}) {
    const auto points = std::static_pointer_cast<const PointDataset>(part);
    views.add(name, [points] { return points->rows(); });
  }
}

void Session::State::clear_evaluation() {
  for (std::vector<Scalar>* view : {&confusion, &class_scores, &calibration, &top_k, &mistakes}) {
    view->clear();
  }
}

void Session::State::copy_evaluation() {
  const EvaluationResult& result = run().training().evaluation.result();
  const auto add_row = [](std::vector<Scalar>& rows, std::initializer_list<double> row) {
    for (const double number : row) rows.push_back(static_cast<Scalar>(number));
  };
  clear_evaluation();
  confusion.assign(result.confusion.begin(), result.confusion.end());
  for (const ClassScores& s : result.scores()) {
    add_row(class_scores, {s.precision, s.recall, s.f1, s.support});
  }
  for (const CalibrationBin& bin : result.calibration.bins()) {
    if (result.ranks.empty()) break;  // a regression believes nothing
    add_row(calibration, {double(bin.count), bin.mean_belief(), bin.share_right()});
  }
  for (const double share : result.top_k()) add_row(top_k, {share});
  for (const Mistake& m : result.mistakes) {
    add_row(mistakes, {double(m.example), double(m.label), double(m.answer), m.belief});
  }
}

}  // namespace inkgrad
