// Trained models as files: parameters as tensors, the run's configuration in the metadata.
#include <charconv>
#include <cstdlib>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/nn/checkpoint.h"
#include "core/session/config_sections.h"
#include "core/session/session.h"
#include "core/session/session_state.h"

namespace inkgrad {

namespace {

// A file's format is its name and its version. The version goes up when an older file would be
// misread; new options do not need that: where a file has none, their defaults hold.
constexpr std::string_view kFormatName = "inkgrad model ";
constexpr int kVersion = 1;
std::string known_format() { return text(kFormatName, kVersion); }
constexpr int kMaxSteps = 1'000'000'000;

const std::string& metadata(const Checkpoint& file, const std::string& key) {
  const auto found = file.metadata.find(key);
  if (found == file.metadata.end()) {
    throw Error(ErrorCode::kBadFile,
                text("model file: expected \"", key, "\" in its metadata; it was not saved here"));
  }
  return found->second;
}

// Files of the version before lack what came later, and that has defaults; a file of a later
// version may mean what is not known here.
void expect_known_version(const Checkpoint& file) {
  const std::string format = metadata(file, "format").substr(0, 40);
  if (format == known_format()) return;
  int version = 0;
  const bool ours = format.starts_with(kFormatName);
  if (ours)
    std::from_chars(format.data() + kFormatName.size(), format.data() + format.size(), version);
  if (version > kVersion) {
    throw Error(ErrorCode::kBadFile, text("model file: written by a newer Inkgrad, as \"", format,
                                          "\"; this one reads \"", known_format(), "\""));
  }
  throw Error(ErrorCode::kBadFile,
              text("model file: expected format \"", known_format(), "\", got \"", format, "\""));
}

RunConfig config_of(const Checkpoint& file) {
  expect_known_version(file);
  try {
    return RunConfig::from_json(parse_json("run configuration", metadata(file, "config")));
  } catch (const Error& error) {
    throw Error(ErrorCode::kBadFile, text("model file: its configuration: ", error.what()));
  }
}

int steps_of(const Checkpoint& file) {
  const std::string& written = metadata(file, "step");
  int steps = 0;
  const auto [end, problem] =
      std::from_chars(written.data(), written.data() + written.size(), steps);
  if (problem != std::errc() || end != written.data() + written.size() || steps < 0 ||
      steps > kMaxSteps) {
    throw Error(ErrorCode::kBadFile,
                text("model file: expected a step count, got \"", written.substr(0, 40), "\""));
  }
  return steps;
}

// Files of before epochs were kept have none.
double epoch_of(const Checkpoint& file) {
  const auto found = file.metadata.find("epoch");
  if (found == file.metadata.end()) return 0;
  const std::string& written = found->second;
  char* end = nullptr;
  const double epoch = std::strtod(written.c_str(), &end);
  if (written.empty() || *end != '\0' || !(epoch >= 0 && epoch <= kMaxSteps)) {
    throw Error(ErrorCode::kBadFile, text("model file: expected a number of epochs, got \"",
                                          written.substr(0, 40), "\""));
  }
  return epoch;
}

void fill(Run& run, const Checkpoint& file) {
  load_parameters(file, run.store);
  run.resume(steps_of(file), epoch_of(file));
}

}  // namespace

std::string Session::save() const {
  const Run& run = state_->run();
  return write_checkpoint(run.answering_store(), {{"format", known_format()},
                                                  {"config", run.config.to_json().dump()},
                                                  {"step", std::to_string(run.steps())},
                                                  {"epoch", text(run.epoch())}});
}

std::string Session::load(std::span<const std::uint8_t> bytes) {
  const Checkpoint file = read_checkpoint(bytes);
  RunConfig config = config_of(file);
  state_->sources.complete(config);
  auto run = std::make_unique<Run>(std::move(config), state_->sources, state_->parallel);
  fill(*run, file);
  state_->take(std::move(run));
  return state_->run().info().dump();
}

std::string Session::load_answering(std::span<const std::uint8_t> bytes) {
  const Checkpoint file = read_checkpoint(bytes);
  auto run = std::make_unique<Run>(config_of(file), state_->parallel);
  fill(*run, file);
  state_->take(std::move(run));
  return state_->run().info().dump();
}

}  // namespace inkgrad
