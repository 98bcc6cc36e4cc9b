// Schedules against their closed forms.
#include "core/optim/schedule.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>
#include <numbers>

#include "core/base/error.h"

namespace inkgrad {
namespace {

using Settings = std::map<std::string, double>;

Schedule make(std::string_view name, const Settings& settings = {}) {
  const ScheduleType& type = schedule_registry().find(name);
  Options options(std::string(name), type.options);
  for (const auto& [option, value] : settings) options.set(option, value);
  return {type, options};
}

void check(const Schedule& schedule, const std::map<int, double>& expected) {
  for (const auto& [step, factor] : expected) {
    INFO(schedule.type().name << ", update " << step);
    CHECK(std::abs(schedule.planned(step) - factor) < 1e-12);
  }
}

TEST_CASE("schedules have the values of their formulas", "[optim][schedule]") {
  check(make("constant"), {{0, 1}, {100000, 1}});
  check(make("step", {{"every", 10}, {"gamma", 0.5}}), {{0, 1}, {9, 1}, {10, 0.5}, {35, 0.125}});
  check(make("multi_step", {{"first", 3}, {"second", 5}, {"third", 9}, {"gamma", 0.1}}),
        {{2, 1}, {3, 0.1}, {5, 0.01}, {8, 0.01}, {9, 0.001}});
  check(make("exponential", {{"steps", 100}, {"gamma", 0.25}}), {{0, 1}, {50, 0.5}, {200, 0.0625}});
  check(make("polynomial", {{"steps", 10}, {"power", 2}}), {{0, 1}, {5, 0.25}, {10, 0}, {99, 0}});
  check(make("linear", {{"steps", 10}, {"end", 0.2}}), {{0, 1}, {5, 0.6}, {10, 0.2}, {50, 0.2}});
  check(make("cosine", {{"steps", 10}, {"end", 0.1}}), {{0, 1}, {5, 0.55}, {10, 0.1}, {50, 0.1}});
  check(make("cosine_restarts", {{"steps", 10}, {"growth", 2}}),
        {{0, 1}, {5, 0.5}, {10, 1}, {20, 0.5}, {30, 1}, {50, 0.5}});
  check(make("cosine_restarts", {{"steps", 4}, {"growth", 1}}), {{4, 1}, {400'002, 0.5}});
}

TEST_CASE("one cycle rises to the full rate and ends near nothing", "[optim][schedule]") {
  check(make("one_cycle", {{"steps", 100}, {"rise", 0.3}}),
        {{0, 0.04}, {29, 1}, {64, (1 + 4e-6) / 2}, {99, 4e-6}, {500, 4e-6}});
}

TEST_CASE("every schedule stays within 0 to 1 and warms up in a line", "[optim][schedule]") {
  for (const ScheduleType& type : schedule_registry()) {
    const Schedule plain = make(type.name);
    const Schedule warm = make(type.name, {{"warmup", 20}});
    INFO(type.name);
    for (int step = 0; step < 3000; ++step) {
      CHECK(plain.planned(step) >= 0);
      CHECK(plain.planned(step) <= 1);
      CHECK(warm.planned(step + 20) == plain.planned(step));
    }
    for (int step = 0; step < 20; ++step) {
      CHECK(std::abs(warm.planned(step) - (step + 1) / 20.0) < 1e-12);
    }
  }
}

TEST_CASE("what drives a run is what is planned, and reset begins anew", "[optim][schedule]") {
  for (const ScheduleType& type : schedule_registry()) {
    Schedule schedule = make(type.name, {{"warmup", 3}});
    for (int step = 0; step < 50; ++step) {
      CHECK(schedule.factor() == schedule.planned(step));
      schedule.advance(1.0 / (step + 1));
    }
    schedule.reset();
    CHECK(schedule.factor() == schedule.planned(0));
  }
}

TEST_CASE("the rate is cut when the loss rests longer than is forgiven", "[optim][schedule]") {
  Schedule schedule =
      make("plateau", {{"window", 2}, {"patience", 1}, {"threshold", 0.1}, {"gamma", 0.5}});
  const auto window = [&](double loss) {
    schedule.advance(loss - 0.1);
    schedule.advance(loss + 0.1);
    return schedule.factor();
  };
  CHECK(window(1.0) == 1);   // the first is the best so far
  CHECK(window(0.8) == 1);   // progress
  CHECK(window(0.79) == 1);  // less than a tenth: one without progress, forgiven
  CHECK(window(0.9) == 0.5);
  CHECK(window(0.9) == 0.5);  // counting begins anew
  CHECK(window(0.5) == 0.5);
  CHECK(window(0.6) == 0.5);
  CHECK(window(0.6) == 0.25);
}

}  // namespace
}  // namespace inkgrad
