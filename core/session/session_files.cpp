// Trained models as files: parameters as tensors, the run's configuration in the metadata.
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/nn/checkpoint.h"
#include "core/session/session.h"
#include "core/session/session_state.h"

namespace inkgrad {

namespace {

constexpr std::string_view kFormat = "inkgrad model 1";

const std::string& metadata(const Checkpoint& file, const std::string& key) {
  const auto found = file.metadata.find(key);
  if (found == file.metadata.end()) {
    throw Error(ErrorCode::kBadFile,
                text("model file: expected \"", key, "\" in its metadata; it was not saved here"));
  }
  return found->second;
}

RunConfig config_of(const Checkpoint& file) {
  if (metadata(file, "format") != kFormat) {
    throw Error(ErrorCode::kBadFile, text("model file: expected format \"", kFormat, "\", got \"",
                                          metadata(file, "format").substr(0, 40), "\""));
  }
  try {
    return RunConfig::from_json(parse_json("run configuration", metadata(file, "config")));
  } catch (const Error& error) {
    throw Error(ErrorCode::kBadFile, text("model file: its configuration: ", error.what()));
  }
}

int steps_of(const Checkpoint& file) {
  const Json steps = parse_json("model file, step", metadata(file, "step"));
  if (!steps.is_number_unsigned() || steps.get<std::uint64_t>() > 1'000'000'000) {
    throw Error(ErrorCode::kBadFile, text("model file: expected a step count, got ", steps.dump()));
  }
  return steps.get<int>();
}

}  // namespace

std::string Session::save() const {
  const Run& run = state_->run();
  return write_checkpoint(run.store, {{"format", std::string(kFormat)},
                                      {"config", run.config.to_json().dump()},
                                      {"step", std::to_string(run.trainer.steps())}});
}

std::string Session::load(std::span<const std::uint8_t> bytes) {
  const Checkpoint file = read_checkpoint(bytes);
  const int steps = steps_of(file);
  auto run = std::make_unique<Run>(config_of(file), state_->sources, state_->parallel);
  load_parameters(file, run->store);
  run->trainer.set_steps(steps);
  run->trajectory.clear();
  run->trajectory.record(steps, run->store.values());
  state_->take(std::move(run));
  return state_->run().info().dump();
}

}  // namespace inkgrad
