// The exported Python program and the options of a run: each leaves its mark there, or is named as
// left out. A new option that was forgotten in the export fails here.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/json.h"
#include "core/export/pytorch/settings.h"
#include "core/session/config_sections.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

// A run in which every option of a section has something to do.
Json base() {
  return Json::parse(R"({
      "model": "softmax_regression", "seed": 3,
      "training": {"evaluate_every": 2},
      "augmentation": {"rotate": 5, "elastic": 1},
      "data": {"generated_count": 40, "test_share": 0.25, "validation_share": 0.25}})");
}

std::string program(const Json& config) {
  Session session(1);
  session.configure(config.dump());
  return session.export_pytorch();
}

bool has(const std::string& code, std::string_view piece) {
  return code.find(piece) != std::string::npos;
}

// Another value than its default and than `now`.
Json another(const OptionSpec& spec, const Json& now = nullptr) {
  if (spec.kind == OptionKind::kBoolean) return spec.standard == 0 ? 1 : 0;
  if (spec.kind == OptionKind::kChoice) return spec.choices[1];
  if (spec.kind == OptionKind::kList) return "9, 1, 1, 1, 1, 1, 1, 1, 1, 1";
  const double middle = spec.kind == OptionKind::kInteger
                            ? std::floor((spec.min + std::min(spec.max, 90.0)) / 2)
                            : (spec.min + std::min(spec.max, 3.0)) / 2;
  return middle == spec.standard || Json(middle) == now ? spec.max : middle;
}

template <typename Visit>
void for_each_option(Visit&& visit) {
  for (const ConfigSection& section : config_sections()) {
    for (const OptionSpec& spec : section.options) visit(section, spec);
  }
}

TEST_CASE("the program's table names every option of every section, and no other",
          "[session][export]") {
  std::vector<std::string> known;
  std::vector<std::string> said;
  for_each_option([&](const ConfigSection& section, const OptionSpec& spec) {
    known.push_back(text(section.key, ".", spec.name));
  });
  for (const PytorchSetting& setting : pytorch_settings()) {
    said.push_back(text(setting.section, ".", setting.option));
  }
  std::ranges::sort(known);
  std::ranges::sort(said);
  CHECK(comma_separated(known) == comma_separated(said));
}

TEST_CASE("every option of a section changes the program or is named in it as left out",
          "[session][export]") {
  const std::string before = program(base());
  for_each_option([&](const ConfigSection& section, const OptionSpec& spec) {
    const std::string key(section.key);
    const std::string name(spec.name);
    INFO(key << "." << name);
    Json config = base();
    config[key][name] = another(spec, config[key].value(name, Json()));
    const std::string code = program(config);
    for (const PytorchSetting& setting : pytorch_settings()) {
      if (setting.section != key || setting.option != name) continue;
      const bool left_out = !setting.left_out.empty();
      CHECK(has(code, text("    ", key, ", ", name, ": ", setting.left_out, "\n")) == left_out);
      if (!left_out) CHECK(code != before);
    }
  });
}

template <typename Type>
void check_options_change_program(const std::string& group, const Registry<Type>& registry) {
  for (const Type& type : registry) {
    Json config = base();
    config[group] = {{"name", type.name}, {"options", Json::object()}};
    const std::string before = program(config);
    for (const OptionSpec& spec : type.options) {
      INFO(group << " " << type.name << ", " << spec.name);
      Json changed = config;
      changed[group]["options"][std::string(spec.name)] = another(spec);
      CHECK(program(changed) != before);
    }
  }
}

TEST_CASE("every option of a loss, optimizer, schedule and clipping changes the program",
          "[session][export]") {
  check_options_change_program("loss", loss_registry());
  check_options_change_program("optimizer", optimizer_registry());
  check_options_change_program("schedule", schedule_registry());
  check_options_change_program("clipping", clipping_registry());
}

TEST_CASE("what is left out is also printed when the program runs", "[session][export]") {
  Json config = base();
  config["data"].erase("test_share");
  config["data"]["generated_count"] = 12000;
  CHECK(!has(program(config), "Left out:"));
  config["augmentation"]["mixup"] = 0.3;
  CHECK(has(program(config), "    print(\"Left out:\" + __doc__.partition(\"Left out:\")[2])\n"));
}

TEST_CASE("no line is longer than 79 columns with everything on", "[session][export]") {
  const Json config = Json::parse(R"({
      "model": "softmax_regression",
      "loss": {"name": "softmax_cross_entropy", "options": {"label_smoothing": 0.12345,
               "class_weights": "balanced", "own_weights": "1.125,2.25,3.5,4,5,6,7,8,9,10.5"}},
      "training": {"accumulate": 7, "average_decay": 0.9875, "stop_steps": 70, "stop_epochs": 2.5,
                   "stop_loss": 0.125, "stop_accuracy": 0.9875, "patience": 3},
      "augmentation": {"shift": 1.125, "rotate": 12.375, "scale": 0.125, "shear": 0.125,
                       "elastic": 1.375, "elastic_smoothness": 3.125, "thickness": 0.125,
                       "brightness": 0.125, "noise": 0.125, "erase": 0.125, "mixup": 0.125,
                       "flip": "both", "probability": 0.875},
      "data": {"generated_count": 60, "generated_seed": 2, "use_own": 0, "use_imported": 0,
               "test_share": 0.25, "validation_share": 0.125, "label_noise": 0.125,
               "minority_share": 0.125}})");
  const std::string code = program(config);
  CHECK(has(code, "STEPS = 70  # updates\n"));
  for (std::size_t at = 0; at < code.size();) {
    const std::string line = code.substr(at, code.find('\n', at) - at);
    INFO(line);
    CHECK(line.size() <= 79);
    CHECK(!line.ends_with(' '));
    at += line.size() + 1;
  }
}

TEST_CASE("a run on points becomes a program on points", "[session][export]") {
  const std::string classes = program({{"points", {{"name", "spiral"}}}});
  CHECK(has(classes, "    points: made-up ones are in the place of those of the run\n"));
  CHECK(!has(classes, "MNIST"));
  const std::string values = program({{"points", {{"name", "plane"}}}});
  CHECK(has(values, "def loss_of(outputs, targets):"));
  CHECK(!has(values, "argmax"));
}

}  // namespace
}  // namespace inkgrad
