// Models that are graphs: layers that read two others.
#include <catch2/catch_test_macros.hpp>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/nn/model.h"

namespace inkgrad {
namespace {

Model model_of(std::string_view layers) {
  return Model(ModelSpec::from_json({{"input", {2, 6, 6}}, {"layers", Json::parse(layers)}}), 4);
}

std::string refusal_of(std::string_view layers) {
  try {
    model_of(layers);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

constexpr std::string_view kResidual =
    R"([{"type":"conv2d","name":"a","options":{"channels":4}},
        {"type":"conv2d","name":"b","options":{"channels":4}},
        {"type":"add","name":"sum","inputs":["b","a"]},
        {"type":"conv2d","name":"c","options":{"channels":6,"stride":2}},
        {"type":"add","name":"shrunk","inputs":["c","sum"],"options":{"projection":true}},
        {"type":"max_pool2d","name":"p","inputs":["sum"]},
        {"type":"concat","name":"beside","inputs":["shrunk","p"]},
        {"type":"global_avg_pool2d"},{"type":"linear","options":{"units":4}}])";

TEST_CASE("residual and concatenated layers have the shapes worked out by hand", "[nn][graph]") {
  const Model model = model_of(kResidual);
  CHECK(model.plans()[2].output == Shape{4, 6, 6});
  CHECK(model.plans()[2].parameter_count == 0);
  CHECK(model.plans()[4].output == Shape{6, 3, 3});
  CHECK(model.plans()[4].parameter_count == 6 * 4);
  CHECK(model.plans()[6].output == Shape{10, 3, 3});
  const Json json = model.spec().to_json();
  CHECK(ModelSpec::from_json(json).to_json() == json);
}

TEST_CASE("an identity skip adds what it skipped", "[nn][graph]") {
  const Model model = model_of(
      R"([{"type":"conv2d","name":"a","options":{"channels":2,"init":"zeros"}},
          {"type":"add","name":"sum","inputs":["a","input"]},
          {"type":"flatten"},{"type":"linear","options":{"units":4}}])");
  Parallel parallel(1);
  ParameterStore store = model.make_store();
  model.initialise(store, 1);
  const auto made = model.make_tape(parallel, store, 2, nullptr, GradientsFor::kNothing);
  const Tensor input = made->tape.value(made->input).data;
  for (Index i = 0; i < input.count(); ++i) input[i] = static_cast<Scalar>(i);
  made->tape.forward_all();
  const Tensor sum = made->tape.value(made->layer_outputs[1]).data;
  CHECK(std::ranges::equal(sum.values(), input.values()));
}

TEST_CASE("layers that do not fit beside one another are refused with both shapes", "[nn][graph]") {
  CHECK(refusal_of(R"([{"type":"conv2d","name":"a","options":{"channels":3}},
                       {"type":"add","name":"s","inputs":["a","input"]}])") ==
        "add \"s\": expected its second input [3,6,6], the same as its first (or a projection), "
        "got [2,6,6]");
  CHECK(refusal_of(R"([{"type":"conv2d","name":"a","options":{"channels":3,"padding":0}},
                       {"type":"concat","name":"s","inputs":["a","input"]}])") ==
        "concat \"s\": expected its second input [C,4,4] to lie beside [3,4,4], got [2,6,6]");
  CHECK(refusal_of(R"([{"type":"max_pool2d","name":"a"},
                       {"type":"add","name":"s","inputs":["input","a"],
                        "options":{"projection":true}}])")
            .find("larger by a whole factor") != std::string::npos);
  CHECK(refusal_of(R"([{"type":"add","name":"s"}])") ==
        "add \"s\": expected 2 inputs, got 1; \"inputs\" names the layers that it reads");
  CHECK(refusal_of(R"([{"type":"flatten","name":"f","inputs":["input","input"]}])") ==
        "flatten \"f\": expected 1 input, got 2");
  CHECK(refusal_of(R"([{"type":"conv2d","name":"a"},
                       {"type":"global_avg_pool2d","inputs":["input"]},
                       {"type":"linear","options":{"units":4}}])") ==
        "conv2d \"a\": expected a layer that reads its output, got none");
}

}  // namespace
}  // namespace inkgrad
