// Layers that differ between training and answering, and what a model keeps besides its weights.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>

#include "core/base/json.h"
#include "core/base/rng.h"
#include "core/nn/checkpoint.h"
#include "core/nn/model.h"

namespace inkgrad {
namespace {

constexpr Index kBatch = 200;

// A network on three numbers, with the tape of a batch of random ones.
struct Network {
  explicit Network(std::string_view layers)
      : model(ModelSpec::from_json({{"input", {3}}, {"layers", Json::parse(layers)}}), 3),
        store(model.make_store()),
        made(model.make_tape(parallel, store, kBatch, &loss, GradientsFor::kParameters)) {
    model.initialise(store, 3);
    Rng rng(5);
    for (Scalar& x : input().values()) x = static_cast<Scalar>(2 + 3 * rng.normal());
    std::ranges::fill(tape().value(made->target).data.values(), Scalar(0));
  }

  Tape& tape() { return made->tape; }
  Tensor input() { return tape().value(made->input).data; }
  Tensor output() { return tape().value(made->output).data; }
  std::vector<Scalar> forward() {
    tape().forward_all();
    return {output().values().begin(), output().values().end()};
  }

  Parallel parallel{1};
  LossSettings loss{kMeanSquaredErrorLoss};
  Model model;
  ParameterStore store;
  std::unique_ptr<ModelTape> made;
};

double mean_of(const std::vector<Scalar>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0) / double(numbers.size());
}

TEST_CASE("batch norm uses the batch while training and its running statistics while answering",
          "[nn][batch_norm]") {
  Network net(R"([{"type":"batch_norm","name":"bn"}])");
  const std::vector<Scalar> untouched = net.forward();
  CHECK(std::abs(mean_of(untouched) - 2) < 0.5);  // running mean 0 and variance 1 change nothing

  net.tape().set_mode(Mode::kTraining);
  const std::vector<Scalar> normalised = net.forward();
  CHECK(std::abs(mean_of(normalised)) < 1e-5);
  double squares = 0;
  for (const Scalar y : normalised) squares += double(y) * double(y);
  CHECK(std::abs(squares / double(normalised.size()) - 1) < 1e-3);

  const Tensor mean = net.store.value(net.store.find("bn.running_mean"));
  const Tensor variance = net.store.value(net.store.find("bn.running_variance"));
  CHECK(mean[0] == 0);  // forward changes nothing
  for (int step = 0; step < 200; ++step) net.tape().settle();
  CHECK(std::abs(mean[0] - 2) < 0.7);
  CHECK(std::abs(variance[0] - 9) < 2);

  net.tape().set_mode(Mode::kAnswering);
  const std::vector<Scalar> answered = net.forward();
  CHECK(std::abs(mean_of(answered)) < 1e-4);
  const Scalar before = mean[0];
  net.tape().settle();
  CHECK(mean[0] == before);
}

TEST_CASE("a frozen batch norm keeps its statistics and uses them", "[nn][batch_norm]") {
  Network net(R"([{"type":"batch_norm","name":"bn","options":{"frozen":true}}])");
  net.tape().set_mode(Mode::kTraining);
  CHECK(std::abs(mean_of(net.forward()) - 2) < 0.5);
  net.tape().settle();
  CHECK(net.store.value(net.store.find("bn.running_mean"))[0] == 0);
}

TEST_CASE("dropout leaves out its share while training and nothing while answering",
          "[nn][dropout]") {
  Network net(R"([{"type":"dropout","options":{"rate":0.4}}])");
  const std::vector<Scalar> whole = net.forward();
  CHECK(std::ranges::equal(whole, net.input().values()));

  net.tape().set_mode(Mode::kTraining);
  net.tape().seed_noise(1, 0);
  const std::vector<Scalar> first = net.forward();
  const auto left_out = std::ranges::count(first, Scalar(0));
  CHECK(std::abs(double(left_out) / double(first.size()) - 0.4) < 0.06);
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK((first[i] == 0 || std::abs(double(first[i]) - double(whole[i]) / 0.6) < 1e-5));
  }
  net.tape().seed_noise(1, 1);
  CHECK(net.forward() != first);
  net.tape().seed_noise(1, 0);
  CHECK(net.forward() == first);
}

TEST_CASE("spatial dropout leaves out whole channels", "[nn][dropout]") {
  const Model model(
      ModelSpec::from_json(
          {{"input", {6, 4, 4}}, {"layers", Json::parse(R"([{"type":"dropout","options":{"rate":0.5,
                               "whole_channels":true}},{"type":"global_avg_pool2d"}])")}}),
      6);
  Parallel parallel(1);
  const ParameterStore store = model.make_store();
  const auto made = model.make_tape(parallel, store, 8, nullptr, GradientsFor::kNothing);
  std::ranges::fill(made->tape.value(made->input).data.values(), Scalar(1));
  made->tape.set_mode(Mode::kTraining);
  made->tape.forward_all();
  int gone = 0;
  for (const Scalar average : made->tape.value(made->output).data.values()) {
    CHECK((average == 0 || average == 2));
    gone += average == 0 ? 1 : 0;
  }
  CHECK(gone > 10);
  CHECK(gone < 38);
}

TEST_CASE("frozen layers get no gradient and lie where no optimizer reaches", "[nn][frozen]") {
  Network net(R"([{"type":"linear","name":"a","options":{"units":4,"frozen":true}},
                  {"type":"linear","name":"b","options":{"units":3}}])");
  CHECK(net.store.parameters().size() == 2);
  CHECK(net.store.kept().size() == 2);
  CHECK(net.store.count() == 15);
  CHECK(net.model.parameter_count() == 31);
  net.forward();
  net.tape().backward_all();
  CHECK(net.store.gradient(net.store.find("a.weight")).data() == nullptr);
  CHECK(net.store.gradient(net.store.find("b.weight"))[0] != 0);
}

TEST_CASE("a checkpoint keeps frozen weights and running statistics too", "[nn][checkpoint]") {
  constexpr std::string_view kLayers =
      R"([{"type":"linear","name":"a","options":{"units":3,"frozen":true}},
          {"type":"batch_norm","name":"bn"},{"type":"linear","options":{"units":3}}])";
  Network net(kLayers);
  net.tape().set_mode(Mode::kTraining);
  net.forward();
  net.tape().settle();
  const std::string file = write_checkpoint(net.store, {});
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(file.data()), file.size());
  Network other(kLayers);
  other.model.initialise(other.store, 99);
  load_parameters(read_checkpoint(bytes), other.store);
  for (const char* name : {"a.weight", "bn.running_mean", "bn.running_variance", "bn.scale"}) {
    const std::span<const Scalar> expected = net.store.value(net.store.find(name)).values();
    const std::span<const Scalar> got = other.store.value(other.store.find(name)).values();
    for (std::size_t i = 0; i < got.size(); ++i) {
      CHECK(static_cast<float>(got[i]) == static_cast<float>(expected[i]));
    }
  }
}

}  // namespace
}  // namespace inkgrad
