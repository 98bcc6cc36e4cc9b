// How a Session moves along a tape, changes numbers on it by hand, and opens workbenches.
#include <cmath>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/data/held_example.h"
#include "core/session/lens_json.h"
#include "core/session/session.h"
#include "core/session/session_state.h"

namespace inkgrad {

namespace {

constexpr std::string_view kRun = "run";
constexpr std::string_view kBench = "bench/";
constexpr std::size_t kMostBenches = 16;

}  // namespace

RunStepper& Session::State::run_stepper() {
  run().training();  // or else throws
  if (!stepper) stepper = std::make_unique<RunStepper>(run());
  return *stepper;
}

Workbench& Session::State::bench(std::string_view where) {
  const auto found = benches.find(where);
  if (found != benches.end()) return *found->second;
  std::vector<std::string_view> known{kRun};
  for (const auto& [name, bench] : benches) known.push_back(name);
  throw Error(ErrorCode::kUnknownName,
              text("unknown tape \"", where, "\"; known: ", comma_separated(known)));
}

Stepper& Session::State::at(std::string_view where) {
  if (where == kRun) return run_stepper();
  return bench(where);
}

void Session::State::put_bench(std::string_view where, std::unique_ptr<Workbench> made) {
  if (!where.starts_with(kBench) || where.size() == kBench.size()) {
    throw Error(ErrorCode::kInvalidArgument,
                text("workbench: expected a name \"bench/...\", got \"", where, "\""));
  }
  if (!benches.contains(where) && benches.size() >= kMostBenches) {
    throw Error(ErrorCode::kInvalidArgument,
                text("workbench: expected at most ", kMostBenches, " at a time"));
  }
  benches[std::string(where)] = std::move(made);
}

std::string Session::lens_state(std::string_view where) {
  return dump_with_infinities(state_json(where, state_->at(where)));
}

std::string Session::move(std::string_view where, int count) {
  constexpr int kMost = 100'000;
  if (count < -kMost || count > kMost) {
    throw Error(ErrorCode::kInvalidArgument,
                text("moves: expected ", -kMost, " to ", kMost, ", got ", count));
  }
  state_->at(where).move(count);
  return lens_state(where);
}

std::string Session::seek(std::string_view where, std::string_view target) {
  state_->at(where).seek(seek_target(target));
  return lens_state(where);
}

std::string Session::hold_example(std::span<const float> numbers, double answer) {
  RunStepper& stepper = state_->run_stepper();
  const std::vector<Scalar> as_read(numbers.begin(), numbers.end());
  stepper.hold(std::make_shared<HeldExample>(state_->run().split("train"), as_read, answer));
  return lens_state(kRun);
}

std::string Session::release_example() {
  state_->run_stepper().hold(nullptr);
  return lens_state(kRun);
}

std::string Session::set_cell(std::string_view where, int value, int index, double number) {
  Stepper& stepper = state_->at(where);
  expect_cell(stepper.tape(), value, index);
  const Value& v = stepper.tape().value(value);
  if (v.role != ValueRole::kParameter && v.role != ValueRole::kInput) {
    throw Error(ErrorCode::kInvalidArgument,
                text("edit: expected a parameter or an input, got \"", v.name, "\""));
  }
  if (!std::isfinite(static_cast<Scalar>(number))) {
    throw Error(ErrorCode::kInvalidArgument, text("edit: expected a finite number, got ", number));
  }
  stepper.set_cell(value, index, static_cast<Scalar>(number));
  return lens_state(where);
}

std::string Session::reset_cells(std::string_view where) {
  state_->at(where).reset_cells();
  return lens_state(where);
}

std::string Session::open_expression(std::string_view where, std::string_view source,
                                     std::string_view numbers) {
  const Json given = parse_json("numbers", numbers);
  Workbench::Numbers by_name;
  for (const auto& [name, number] : given.items()) by_name[name] = json_number(name, number);
  state_->put_bench(where, Workbench::of_formula(state_->parallel, source, by_name));
  return graph(where);
}

std::string Session::open_layers(std::string_view where, std::string_view model_json, int seed) {
  ModelSpec spec = ModelSpec::from_json(parse_json("model", model_json));
  state_->put_bench(where, Workbench::of_layers(state_->parallel, std::move(spec),
                                                static_cast<std::uint64_t>(seed)));
  return graph(where);
}

std::string Session::fill_bench(std::string_view where, int value, std::span<const float> numbers) {
  Workbench& bench = state_->bench(where);
  expect_cell(bench.tape(), value, 0);
  bench.fill(value, std::vector<Scalar>(numbers.begin(), numbers.end()));
  return lens_state(where);
}

void Session::close_bench(std::string_view where) {
  state_->bench(where);
  state_->benches.erase(state_->benches.find(where));
}

}  // namespace inkgrad
