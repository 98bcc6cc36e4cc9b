// Configuration and training. What looks at a run is in session_look.cpp, what brings digits in
// session_data.cpp, files in session_files.cpp.
#include "core/session/session.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/catalog.h"
#include "core/session/session_state.h"
#include "core/trace/trace_event.h"

namespace inkgrad {

Session::Session(int threads)
    : state_(std::make_unique<State>(std::make_shared<Shared>(threads))) {}
Session::Session(std::unique_ptr<State> state) : state_(std::move(state)) {}
Session::~Session() = default;

std::unique_ptr<Session> Session::beside() const {
  return std::unique_ptr<Session>(new Session(std::make_unique<State>(state_->shared)));
}

std::string Session::catalog() { return catalog_json().dump(); }

std::string Session::describe_model(std::string_view model_json) {
  const ModelSpec spec = ModelSpec::from_json(parse_json("model", model_json));
  const bool digits = spec.input == Shape{1, kDigitSide, kDigitSide};
  const Index outputs = digits ? kDigitClasses : Model::kAnyOutputs;
  return model_info_json(Model(spec, outputs)).dump();
}

std::string Session::configure(std::string_view config_json) {
  RunConfig config = RunConfig::from_json(parse_json("run configuration", config_json));
  state_->take(std::make_unique<Run>(std::move(config), state_->sources, state_->parallel));
  return state_->run().info().dump();
}

std::string Session::config() const { return state_->run().config.to_json().dump(); }

void Session::reset() {
  Run& run = state_->run();
  run.training();  // or else throws
  state_->stepper.reset();
  run.reset();
  restart_evaluation();
}

TrainReport Session::train(int steps) {
  constexpr int kMaxSteps = 1'000'000;
  if (steps < 0 || steps > kMaxSteps) {
    throw Error(ErrorCode::kInvalidArgument,
                text("steps: expected 0 to ", kMaxSteps, ", got ", steps));
  }
  Run& run = state_->run();
  const Trainer& trainer = run.training().trainer;
  const Stopping& stopping = run.training().supervisor.stopping();
  for (int i = 0; i < steps && !trainer.divergence(); ++i) {
    if (stopping.reason() != StopReason::kNone) break;
    if (state_->stepper) state_->stepper->let_go();
    run.step();
  }
  return report();
}

void Session::go_on() { state_->run().training().supervisor.stopping().go_on(); }

TrainReport Session::report() const {
  const Training& training = state_->run().training();
  const StepMetrics& metrics = training.trainer.metrics();
  return {.step = training.trainer.steps(),
          .epoch = training.trainer.epoch(),
          .loss = metrics.loss,
          .accuracy = metrics.accuracy,
          .learning_rate = training.update.learning_rate(),
          .gradient_norm = training.update.clip().before,
          .clipped_norm = training.update.clip().after,
          .clipped_steps = training.update.clipped_steps(),
          .diverged = training.trainer.divergence().has_value(),
          .stopped = std::string(stop_name(training.supervisor.stopping().reason()))};
}

std::string Session::advance() {
  const Training& training = state_->run().training();
  const Trainer& trainer = training.trainer;
  const int step = trainer.steps() + 1;
  const Move move = state_->run_stepper().advance();
  const TraceEvent event = describe_move(move, trainer.model().tape, step);
  Json json{{"kind", event.kind},   {"layer", event.layer},     {"op", event.op},
            {"value", event.value}, {"formula", event.formula}, {"step", event.step}};
  const ClipReport& clip = training.update.clip();
  if (move.kind == MoveKind::kUpdate && clip.clipped()) {
    json["clip"] = {{"before", clip.before}, {"after", clip.after}};
  }
  return json.dump();
}

std::string Session::divergence() const {
  const auto& divergence = state_->run().training().trainer.divergence();
  if (!divergence) return "null";
  return Json{
      {"step", divergence->step}, {"where", divergence->where}, {"message", divergence->message}}
      .dump();
}

}  // namespace inkgrad
