// Specifications, shapes and costs of models; files.
#include <catch2/catch_test_macros.hpp>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/nn/checkpoint.h"
#include "core/nn/model.h"
#include "core/session/presets.h"

namespace inkgrad {
namespace {

Model model_of(std::string_view layers) {
  return Model(ModelSpec::from_json({{"layers", Json::parse(layers)}}), 10);
}

std::string refusal_of(std::string_view layers) {
  try {
    model_of(layers);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST_CASE("the small CNN has the shapes, parameters and cost worked out by hand", "[nn][model]") {
  const Model model = model_of(preset_registry().find("cnn").layers);
  CHECK(model.plans()[0].output == Shape{8, 28, 28});
  CHECK(model.plans()[2].output == Shape{8, 14, 14});
  CHECK(model.plans()[5].output == Shape{16, 7, 7});
  CHECK(model.parameter_count() == (25 * 8 + 8) + (200 * 16 + 16) + (784 * 10 + 10));
  CHECK(model.multiply_adds() == 25.0 * 8 * 784 + 200.0 * 16 * 196 + 7840);
}

TEST_CASE("a specification survives the way to JSON and back", "[nn][model]") {
  for (const ModelPreset& preset : preset_registry()) {
    const Json json = ModelSpec::from_json({{"layers", Json::parse(preset.layers)}}).to_json();
    CHECK(ModelSpec::from_json(json).to_json() == json);
  }
}

TEST_CASE("unnamed layers get names of their own", "[nn][model]") {
  const ModelSpec spec = ModelSpec::from_json(
      {{"layers", Json::parse(R"([{"type":"flatten"},{"type":"linear","name":"linear1"},
                                  {"type":"linear"}])")}});
  CHECK(spec.layers[0].name == "flatten1");
  CHECK(spec.layers[2].name == "linear2");
  CHECK(spec.layers[2].inputs == std::vector<std::string>{"linear1"});
}

TEST_CASE("impossible networks are refused in words that name the layer", "[nn][model]") {
  CHECK(refusal_of(R"([{"type":"linear","name":"a"}])") ==
        "linear \"a\": expected input [D] (put a flatten before it), got [1,28,28]");
  CHECK(refusal_of(R"([{"type":"flatten"},{"type":"max_pool2d","name":"p"}])") ==
        "max_pool2d \"p\": expected input [C,H,W] with H and W of at least 2, got [784]");
  CHECK(refusal_of(R"([{"type":"flatten"},{"type":"linear","name":"a","options":{"units":7}}])")
            .find("expected output [10]") != std::string::npos);
  CHECK(refusal_of(R"([{"type":"max_pool2d","options":{"kernel":8,"stride":8}},
                       {"type":"conv2d","name":"c","options":{"kernel":5,"padding":0}}])")
            .find("conv2d \"c\"") != std::string::npos);
  CHECK(refusal_of(R"([{"type":"flatten","name":"a"},{"type":"linear","name":"a"}])")
            .find("used twice") != std::string::npos);
  CHECK(refusal_of(R"([{"type":"flatten","name":"input"}])").find("layer name") !=
        std::string::npos);
  CHECK(refusal_of("[]").find("1 to 256 layers") != std::string::npos);
  CHECK(refusal_of(R"([{"type":"dense"}])").find("known: conv2d") != std::string::npos);
}

TEST_CASE("prelu learns one slope, which starts at 0.25; softmax wants one row", "[nn][model]") {
  const Model model = model_of(
      R"([{"type":"activation","name":"a","options":{"function":"prelu"}},{"type":"flatten"},
          {"type":"linear"},{"type":"activation","options":{"function":"softmax"}}])");
  CHECK(model.plans()[0].parameter_count == 1);
  ParameterStore store = model.make_store();
  model.initialise(store, 5);
  CHECK(store.parameters()[0].name == "a.slope");
  CHECK(store.value(store.parameters()[0])[0] == Scalar(0.25));
  CHECK(refusal_of(R"([{"type":"activation","name":"s","options":{"function":"softmax"}}])") ==
        "activation \"s\": expected input [C] (softmax needs a flatten before it), got [1,28,28]");
}

TEST_CASE("a layer added at the end leaves the weights before it as they were", "[nn][model]") {
  const Model small = model_of(R"([{"type":"flatten"},{"type":"linear"}])");
  const Model large = model_of(R"([{"type":"flatten"},{"type":"linear"},{"type":"linear"}])");
  ParameterStore a = small.make_store();
  ParameterStore b = large.make_store();
  small.initialise(a, 5);
  large.initialise(b, 5);
  const auto first = a.value(a.parameters()[0]).values();
  const auto second = b.value(b.parameters()[0]).values();
  CHECK(std::ranges::equal(first, second));
}

TEST_CASE("a checkpoint gives back every number and the metadata", "[nn][checkpoint]") {
  const Model model = model_of(preset_registry().find("cnn").layers);
  ParameterStore store = model.make_store();
  model.initialise(store, 1);
  const std::string file = write_checkpoint(store, {{"note", "a \"quoted\" note"}});
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(file.data()), file.size());
  const Checkpoint read = read_checkpoint(bytes);
  CHECK(read.metadata.at("note") == "a \"quoted\" note");
  ParameterStore other = model.make_store();
  load_parameters(read, other);
  for (std::size_t i = 0; i < store.values().size(); ++i) {
    CHECK(static_cast<float>(other.values()[i]) == static_cast<float>(store.values()[i]));
  }
  const Model mlp = model_of(preset_registry().find("mlp").layers);
  ParameterStore foreign = mlp.make_store();
  CHECK_THROWS_AS(load_parameters(read, foreign), Error);
}

TEST_CASE("hostile sizes in a checkpoint are refused without memory being taken",
          "[nn][checkpoint]") {
  const auto refused = [](const std::string& header) {
    std::string file(8, '\0');
    for (std::size_t byte = 0; byte < 4; ++byte) {
      file[byte] = static_cast<char>(header.size() >> (8 * byte) & 0xff);
    }
    file += header + "abcd";
    const std::span bytes(reinterpret_cast<const std::uint8_t*>(file.data()), file.size());
    CHECK_THROWS_AS(read_checkpoint(bytes), Error);
  };
  refused(R"({"w":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]}})");
  refused(R"({"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})");
  refused(R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[0,99]}})");
  refused(R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})");
  refused(R"({"w":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}})");
  refused(R"({"w":{"dtype":"F32","shape":[1]}})");
  refused(R"({"__metadata__":{"a":1}})");
  refused("[]");
  refused(R"({"w":)" + std::string(300'000, '[') + std::string(300'000, ']') + "}");
  std::string many = "{";
  for (int i = 0; i < 50'000; ++i) many += text('"', i, "\":0,");
  refused(many + R"("w":0})");
}

}  // namespace
}  // namespace inkgrad
