// Twenty steps of training against PyTorch: tests/golden/pytorch/, written by its write.py from the
// same weights and batches. Every loss, optimizer, schedule and clipping has a run of its own, and
// every layer type and activation is in one.
#ifndef INKGRAD_SCALAR_DOUBLE  // PyTorch's numbers are those of float32

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>

#include "core/base/json.h"
#include "core/base/option_json.h"
#include "core/nn/model.h"
#include "core/optim/update.h"

namespace inkgrad {
namespace {

constexpr double kLossTolerance = 1e-4;
constexpr double kParameterTolerance = 1e-3;
constexpr Index kBatch = 12;
constexpr Index kClassCount = 4;
constexpr Index kSide = 8;

// As wave() of models.py.
double wave(Index i, double phase, double scale) {
  return scale * std::sin(0.618 * double(i) * double(i) + phase);
}

void fill_batch(int step, const Tensor& input, const Tensor& target) {
  std::ranges::fill(target.values(), Scalar(0));
  for (Index i = 0; i < input.count(); ++i) {
    input[i] = static_cast<Scalar>(wave(i, 0.1 * step, 0.5)) + Scalar(0.5);
  }
  for (Index row = 0; row < kBatch; ++row) {
    const Index label = (7 * row + 3 * step) % kClassCount;
    target.row(row)[static_cast<std::size_t>(label)] = 1;
    for (Index i = 2 * label * kSide; i < (2 * label + 2) * kSide; ++i) {
      input.row(row)[static_cast<std::size_t>(i)] *= Scalar(0.25);
    }
  }
}

// In the order declared, which is PyTorch's; frozen ones among them.
std::vector<Parameter> declared(const Model& model, const ParameterStore& store, bool statistics) {
  std::vector<Parameter> list;
  for (std::size_t i = 0; i < model.plans().size(); ++i) {
    const LayerPlan& plan = model.plans()[i];
    for (const DeclaredParameter& p : statistics ? plan.statistics : plan.parameters) {
      list.push_back(store.find(text(model.spec().layers[i].name, ".", p.name)));
    }
  }
  return list;
}

void fill_parameters(const Model& model, ParameterStore& store) {
  model.initialise(store, 1);  // statistics start as PyTorch's do
  int number = 0;
  for (const Parameter& p : declared(model, store, false)) {
    const Tensor value = store.value(p);
    // Numbers that one output depends on: 100 for a bias, by models.py's choice.
    const Index fan_in = p.shape.rank() == 1   ? 100
                         : p.shape.rank() == 2 ? p.shape[0]
                                               : p.count / p.shape[0];
    const double scale = 1.5 / std::sqrt(double(fan_in));
    for (Index i = 0; i < p.count; ++i) value[i] = static_cast<Scalar>(wave(i, number, scale));
    ++number;
  }
}

template <typename Type>
std::pair<const Type*, Options> chosen(const Registry<Type>& registry, const Json& json) {
  const Type& type = registry.find(json["name"].get<std::string>());
  Options options(std::string(type.name), type.options);
  options_from_json(type.name, json["options"], options);
  return {&type, options};
}

UpdateSettings settings_of(const Json& run) {
  const auto [optimizer, optimizer_options] = chosen(optimizer_registry(), run["optimizer"]);
  const auto [schedule, schedule_options] = chosen(schedule_registry(), run["schedule"]);
  const auto [clipping, clipping_options] = chosen(clipping_registry(), run["clipping"]);
  return {.optimizer = optimizer,
          .optimizer_options = optimizer_options,
          .schedule = schedule,
          .schedule_options = schedule_options,
          .clipping = clipping,
          .clipping_options = clipping_options,
          .regularisation = {.l2 = run["regularisation"].value("l2", 0.0)}};
}

void check_numbers(const ParameterStore& store, const std::vector<Parameter>& list,
                   const Json& all_expected) {
  REQUIRE(all_expected.size() == list.size());
  std::size_t number = 0;
  for (const Parameter& p : list) {
    const Json& expected = all_expected[number++];
    REQUIRE(static_cast<Index>(expected.size()) == p.count);
    double largest = 0;
    double error = 0;
    for (Index i = 0; i < p.count; ++i) {
      const double there = expected[static_cast<std::size_t>(i)];
      largest = std::max(largest, std::abs(there));
      error = std::max(error, std::abs(double(store.value(p)[i]) - there));
    }
    INFO(p.name);
    CHECK(error <= kParameterTolerance * largest);
  }
}

void check_run(const Json& run) {
  Parallel parallel(1);
  const Json spec = {{"input", {1, kSide, kSide}}, {"layers", run["layers"]}};
  const Model model(ModelSpec::from_json(spec), kClassCount);
  ParameterStore store = model.make_store();
  fill_parameters(model, store);
  const auto [loss_type, loss_options] = chosen(loss_registry(), run["loss"]);
  LossSettings loss(*loss_type, loss_options);
  for (const Json& weight : run.value("class_weights", Json::array())) {
    loss.class_weights.push_back(weight.get<Scalar>());
  }
  const auto made = model.make_tape(parallel, store, kBatch, &loss, GradientsFor::kParameters);
  const Tape& tape = made->tape;
  made->tape.set_batch_size(kBatch);
  made->tape.set_mode(Mode::kTraining);
  Update update(settings_of(run), store);
  for (std::size_t step = 0; step < run["losses"].size(); ++step) {
    fill_batch(static_cast<int>(step), tape.value(made->input).data, tape.value(made->target).data);
    tape.forward_all();
    const double got = tape.value(tape.loss()).data[0];
    const double expected = run["losses"][step];
    INFO("step " << step + 1);
    CHECK(std::abs(got - expected) <= kLossTolerance * std::abs(expected));
    std::ranges::fill(store.gradients(), Scalar(0));
    tape.begin_backward();
    tape.backward_all();
    tape.settle();
    update.apply(got);
  }
  check_numbers(store, declared(model, store, false), run["parameters"]);
  check_numbers(store, declared(model, store, true), run.value("statistics", Json::array()));
}

TEST_CASE("training goes as in PyTorch", "[train][golden][pytorch]") {
  std::set<std::string> seen;
  const std::string folder = std::string(INKGRAD_SOURCE_DIR) + "/tests/golden/pytorch";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream file(entry.path());
    const Json run = Json::parse(file);
    INFO(entry.path().filename().string());
    check_run(run);
    for (const char* group : {"loss", "optimizer", "schedule", "clipping"}) {
      seen.insert(text(group, " ", run[group]["name"].get<std::string>()));
    }
    for (const Json& layer : run["layers"]) {
      seen.insert(text("layer ", layer["type"].get<std::string>()));
      if (layer["type"] != "activation") continue;
      seen.insert(text("activation ", layer["options"]["function"].get<std::string>()));
    }
  }
  for (const std::string_view function : kActivationLayer.options[0].choices) {
    CHECK(seen.contains(text("activation ", function)));
  }
  for (const auto& type : layer_registry()) CHECK(seen.contains(text("layer ", type.name)));
  for (const auto& type : optimizer_registry()) CHECK(seen.contains(text("optimizer ", type.name)));
  for (const auto& type : schedule_registry()) CHECK(seen.contains(text("schedule ", type.name)));
  for (const auto& type : clipping_registry()) CHECK(seen.contains(text("clipping ", type.name)));
  for (const auto& loss : loss_registry()) CHECK(seen.contains(text("loss ", loss.name)));
}

}  // namespace
}  // namespace inkgrad

#endif
