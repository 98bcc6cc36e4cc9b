// Options that act in mid-run, and what a schedule plans with its own.
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/chosen.h"
#include "core/session/session.h"
#include "core/session/session_state.h"

namespace inkgrad {

namespace {

// The same options where they act, and where the run's configuration tells them.
struct LiveOptions {
  Options& acting;
  Options& told;
};

LiveOptions live_options(Run& run, std::string_view group) {
  Update& update = run.training().update;
  if (group == "optimizer") return {update.optimizer().options(), run.config.optimizer_options};
  if (group == "schedule") return {update.schedule().options(), run.config.schedule_options};
  if (group == "clipping") return {update.clipping_options(), run.config.clipping_options};
  throw Error(ErrorCode::kUnknownName, text("unknown group of options \"", group,
                                            "\"; known: optimizer, schedule, clipping"));
}

}  // namespace

void Session::set_option(std::string_view group, std::string_view name, double value) {
  const LiveOptions live = live_options(state_->run(), group);
  Options(live.acting).set(name, value);  // or else throws
  state_->run_stepper().again([&] { live.acting.set(name, value); });
  live.told = live.acting;
}

std::string Session::schedule_curve(std::string_view schedule_json, double rate, int steps,
                                    int every) {
  constexpr int kMost = 4096;
  const Chosen chosen_schedule =
      chosen("schedule", schedule_registry(), parse_json("schedule", schedule_json));
  if (steps < 1 || every < 1 || (steps - 1) / every >= kMost) {
    throw Error(ErrorCode::kInvalidArgument, text("schedule curve: expected 1 to ", kMost,
                                                  " rates, got ", steps, " steps by ", every));
  }
  const Schedule schedule(*chosen_schedule.type, chosen_schedule.options);
  Json rates = Json::array();
  for (int step = 0; step < steps; step += every) rates.push_back(rate * schedule.planned(step));
  return rates.dump();
}

}  // namespace inkgrad
