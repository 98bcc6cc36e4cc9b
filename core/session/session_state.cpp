#include "core/session/session_state.h"

#include "core/base/error.h"

namespace inkgrad {

Session::State::State(int threads)
    : parallel(threads),
      probabilities(static_cast<std::size_t>(kClasses)),
      example(static_cast<std::size_t>(kDigitPixels)),
      augmented(static_cast<std::size_t>(kDigitPixels)) {}

Run& Session::State::run() {
  if (!current) {
    throw Error(ErrorCode::kBadState, "session: expected configure() or load() first");
  }
  return *current;
}

void Session::State::take(std::unique_ptr<Run> next) {
  current = std::move(next);
  evaluating.clear();
  path = {};
  confusion.clear();
  mistakes.clear();
  views = {};
  board.add_views(views);
  const auto whole = [](const std::vector<Scalar>& numbers) {
    return [&numbers] { return std::span<const Scalar>(numbers); };
  };
  views.add("probabilities", whole(probabilities));
  views.add("example", whole(example));
  views.add("augmented", whole(augmented));
  views.add("confusion", whole(confusion));
  views.add("mistakes", whole(mistakes));
  views.add("histogram", whole(histogram.counts));
  views.add("path/x", whole(path.x));
  views.add("path/y", whole(path.y));
  views.add("path/step", whole(path.step));
  add_run_views();
}

void Session::State::add_run_views() {
  Run& r = *current;
  if (const Training* training = r.training_or_null()) {
    const History& history = training->trainer.history();
    for (std::size_t i = 0; i < history.names().size(); ++i) {
      views.add("history/" + history.names()[i], [&history, i] { return history.column(i); });
    }
  }
  for (const Parameter& p : r.store.parameters()) {
    views.add("parameter/" + p.name,
              [&r, &p]() -> std::span<const Scalar> { return r.store.value(p).values(); });
    views.add("gradient/" + p.name,
              [&r, &p]() -> std::span<const Scalar> { return r.store.gradient(p).values(); });
  }
  for (std::size_t i = 0; i < r.config.model.layers.size(); ++i) {
    views.add("activation/" + r.config.model.layers[i].name, [&r, i]() -> std::span<const Scalar> {
      return r.answering->tape.value(r.answering->layer_outputs[i]).data.values();
    });
  }
}

void Session::State::copy_evaluation() {
  const EvaluationResult& result = run().training().evaluation.result();
  confusion.assign(result.confusion.begin(), result.confusion.end());
  mistakes.clear();
  for (const Mistake& m : result.mistakes) {
    for (const double number : {double(m.example), double(m.label), double(m.answer), m.belief}) {
      mistakes.push_back(static_cast<Scalar>(number));
    }
  }
}

}  // namespace inkgrad
