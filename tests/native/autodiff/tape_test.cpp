// The tape as a whole: gradients of real networks, smaller batches, and the two questions about one
// cell.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>

#include "core/autodiff/gradient_check.h"
#include "core/autodiff/local_derivative.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/nn/model.h"
#include "core/session/presets.h"

namespace inkgrad {
namespace {

// A preset with random inputs and targets on a tape of four examples.
struct Fixture {
  explicit Fixture(std::string_view layers, std::string_view loss = "softmax_cross_entropy")
      : model(ModelSpec::from_json({{"layers", Json::parse(layers)}}), 10),
        store(model.make_store()) {
    model.initialise(store, 3);
    const LossSettings settings(loss_registry().find(loss));
    made = model.make_tape(parallel, store, 4, &settings, GradientsFor::kEverything);
    Rng rng(4);
    for (Scalar& x : made->tape.value(made->input).data.values()) {
      x = static_cast<Scalar>(rng.uniform());
    }
    const Tensor target = made->tape.value(made->target).data;
    for (Index n = 0; n < 4; ++n) target.row(n)[static_cast<std::size_t>(n * 2)] = 1;
    run();
  }

  void run() {
    std::ranges::fill(store.gradients(), Scalar(0));
    made->tape.forward_all();
    made->tape.backward_all();
  }

  Parallel parallel{1};
  Model model;
  ParameterStore store;
  std::unique_ptr<ModelTape> made;
};

// Small enough that every weight can be nudged, with every kind of layer.
constexpr std::string_view kSmallCnn =
    R"([{"type":"conv2d","options":{"channels":2,"kernel":5,"stride":3,"padding":1}},
        {"type":"activation","options":{"function":"tanh"}},{"type":"max_pool2d"},
        {"type":"flatten"},{"type":"linear","options":{"units":6}},
        {"type":"activation","options":{"function":"sigmoid"}},
        {"type":"linear","options":{"units":10}}])";

#ifdef INKGRAD_SCALAR_DOUBLE
TEST_CASE("gradients of whole networks agree with finite differences", "[autodiff][gradient]") {
  for (const Loss& loss : loss_registry()) {
    Fixture f(kSmallCnn, loss.name);
    std::vector<Index> cells(f.store.values().size());
    std::iota(cells.begin(), cells.end(), Index{0});
    // A small step, so that no pool's winner changes; the floor is far above the rounding it costs.
    const GradientCheck check =
        gradient_check(f.made->tape, f.store.values(), f.store.gradients(), cells, 1e-6, 1e-3);
    INFO(loss.name << ", worst cell " << check.worst);
    CHECK(check.checked > 300);
    CHECK(check.max_relative_error < 1e-6);
  }
}

// A fan-out, a projection and every normalisation; each in its training form.
constexpr std::string_view kGraph =
    R"([{"type":"conv2d","name":"a","options":{"channels":2,"kernel":5,"stride":4}},
        {"type":"batch_norm"},{"type":"activation","options":{"function":"tanh"}},
        {"type":"conv2d","options":{"channels":4,"stride":2}},{"type":"group_norm","name":"g",
         "options":{"groups":2}},
        {"type":"add","name":"sum","inputs":["g","a"],"options":{"projection":true}},
        {"type":"dropout","options":{"rate":0.3}},{"type":"layer_norm","name":"l"},
        {"type":"concat","inputs":["l","sum"]},
        {"type":"flatten"},{"type":"linear","options":{"units":10}}])";

TEST_CASE("gradients of a graph with normalisation and dropout agree with finite differences",
          "[autodiff][gradient]") {
  Fixture f(kGraph);
  f.made->tape.set_mode(Mode::kTraining);
  f.run();
  std::vector<Index> cells(f.store.values().size());
  std::iota(cells.begin(), cells.end(), Index{0});
  const GradientCheck check =
      gradient_check(f.made->tape, f.store.values(), f.store.gradients(), cells, 1e-6, 1e-3);
  INFO("worst cell " << check.worst);
  CHECK(check.checked > 300);
  CHECK(check.max_relative_error < 1e-6);
}

TEST_CASE("gradients through every activation agree with finite differences",
          "[autodiff][gradient]") {
  for (const std::string_view function : kActivationLayer.options[0].choices) {
    const std::string activation =
        text(R"({"type":"activation","options":{"function":")", function, R"("}})");
    Fixture f(text(R"([{"type":"max_pool2d","options":{"kernel":7,"stride":7}},{"type":"flatten"},
                       {"type":"linear"},)",
                   activation, R"(,{"type":"linear"},)", activation, "]"));
    std::vector<Index> cells(f.store.values().size());
    std::iota(cells.begin(), cells.end(), Index{0});
    const GradientCheck check =
        gradient_check(f.made->tape, f.store.values(), f.store.gradients(), cells, 1e-6, 1e-3);
    INFO(function << ", worst cell " << check.worst);
    CHECK(check.checked > 200);
    CHECK(check.max_relative_error < 1e-6);
  }
}
#endif

TEST_CASE("every preset's gradients point down the loss", "[autodiff][gradient]") {
  for (const ModelPreset& preset : preset_registry()) {
    Fixture f(preset.layers);
    const auto loss = [&] { return double(f.made->tape.value(f.made->tape.loss()).data[0]); };
    const double before = loss();
    double squares = 0;
    for (const Scalar g : f.store.gradients()) squares += double(g) * double(g);
    CHECK(squares > 0);
    constexpr double kFall = 0.01;  // of the loss: far above rounding, and still nearly straight
    const double step = kFall / squares;
    for (std::size_t i = 0; i < f.store.values().size(); ++i) {
      f.store.values()[i] -= static_cast<Scalar>(step) * f.store.gradients()[i];
    }
    f.made->tape.forward_all();
    const double fell = before - loss();
    INFO(preset.name);
    CHECK(std::abs(fell / kFall - 1) < 0.2);  // first order: |g|^2 times the step
  }
}

TEST_CASE("a smaller batch uses the same tape and gives what its own tape would", "[autodiff]") {
  Fixture f(kSmallCnn);
  const Tensor outputs = f.made->tape.value(f.made->output).data;
  const std::vector<Scalar> first_row(outputs.row(0).begin(), outputs.row(0).end());
  f.made->tape.set_batch_size(1);
  f.run();
  const Tensor alone = f.made->tape.value(f.made->output).data;
  CHECK(alone.shape() == Shape{1, 10});
  for (std::size_t k = 0; k < 10; ++k) {
    CHECK(std::abs(double(alone.row(0)[k] - first_row[k])) < 1e-5);
  }
  CHECK_THROWS_AS(f.made->tape.set_batch_size(5), Error);
  CHECK_THROWS_AS(f.made->tape.set_batch_size(0), Error);
}

TEST_CASE("the terms of a cell add up to it, and its gradient terms to its gradient",
          "[autodiff][local]") {
  Fixture f(kSmallCnn);
  const Tape& tape = f.made->tape;
  int compared = 0;
  for (std::size_t id = 0; id < tape.values().size(); ++id) {
    const Value& value = tape.values()[id];
    if (value.grad.count() == 0 || static_cast<ValueId>(id) == tape.loss()) continue;
    const Index cell = value.data.count() / 2;
    double sum = 0;
    for (const GradientTerm& term : gradient_terms_of(tape, static_cast<ValueId>(id), cell)) {
      sum += double(term.contribution);
    }
    INFO(value.name);
    CHECK(std::abs(sum - double(value.grad[cell])) < 1e-5 * (1 + std::abs(sum)));
    ++compared;
  }
  CHECK(compared > 10);

  const Node& product = tape.nodes().front();  // conv2d is linear in its input
  double sum = 0;
  for (const SourceTerm& term : sources_of(tape, product.output, 7)) {
    if (term.source == product.inputs[0]) sum += double(term.coefficient) * double(term.value);
  }
  CHECK(std::abs(sum - double(tape.value(product.output).data[7])) < 1e-5);
  CHECK(sources_of(tape, f.made->input, 0).empty());
  CHECK_THROWS_AS(sources_of(tape, product.output, -1), Error);
}

}  // namespace
}  // namespace inkgrad
