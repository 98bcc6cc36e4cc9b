// Convolutions in all their ways, transposed ones and upsampling, as layers: shapes, parameters,
// first weights, refusals.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/nn/model.h"

namespace inkgrad {
namespace {

// These layers, then an average of each picture and ten numbers, for pictures of 28 x 28 with
// `channels` channels.
Model model_of(std::string_view layers, Index channels = 1) {
  Json list = Json::parse(layers);
  for (const char* type : {"global_avg_pool2d", "linear"}) list.push_back({{"type", type}});
  return Model(ModelSpec::from_json({{"input", {channels, 28, 28}}, {"layers", list}}), 10);
}

Shape output_of(std::string_view type, std::string_view options, Index channels = 1) {
  const std::string layer = text(R"([{"type":")", type, R"(","options":)", options, "}]");
  return model_of(layer, channels).plans()[0].output;
}

std::string refusal_of(std::string_view type, std::string_view options, Index channels = 1) {
  const std::string layer =
      text(R"([{"type":")", type, R"(","name":"a","options":)", options, "}]");
  try {
    model_of(layer, channels);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

double deviation_of_first_weights(const Model& model) {
  ParameterStore store = model.make_store();
  model.initialise(store, 3);
  const auto weights = store.value(store.parameters()[0]).values();
  double squares = 0;
  for (const Scalar w : weights) squares += double(w) * double(w);
  return std::sqrt(squares / double(weights.size()));
}

TEST_CASE("padding is a number, what keeps the size, or none", "[nn][conv]") {
  CHECK(output_of("conv2d", R"({"kernel":5,"padding":2})") == Shape{8, 28, 28});
  CHECK(output_of("conv2d", R"({"kernel":5,"padding":3})") == Shape{8, 30, 30});
  CHECK(output_of("conv2d", R"({"kernel":4,"padding_mode":"same"})") == Shape{8, 28, 28});
  CHECK(output_of("conv2d", R"({"kernel":5,"stride":3,"padding_mode":"same"})") ==
        Shape{8, 10, 10});
  CHECK(output_of("conv2d", R"({"kernel":5,"padding":9,"padding_mode":"valid"})") ==
        Shape{8, 24, 24});
}

TEST_CASE("a dilated window reaches further with as many weights", "[nn][conv]") {
  CHECK(output_of("conv2d", R"({"kernel":3,"padding":0,"dilation":4})") == Shape{8, 20, 20});
  CHECK(output_of("conv2d", R"({"kernel":3,"dilation":4,"padding_mode":"same"})") ==
        Shape{8, 28, 28});
  const Model dilated = model_of(R"([{"type":"conv2d","options":{"dilation":4}}])");
  CHECK(dilated.plans()[0].parameter_count == 8 * 9 + 8);
}

TEST_CASE("groups divide weights and work; as many as channels is depthwise", "[nn][conv]") {
  const Model plain = model_of(R"([{"type":"conv2d","options":{"channels":12}}])", 6);
  const Model grouped = model_of(R"([{"type":"conv2d","options":{"channels":12,"groups":3}}])", 6);
  const Model depthwise =
      model_of(R"([{"type":"conv2d","options":{"channels":12,"groups":6}}])", 6);
  CHECK(plain.plans()[0].parameter_count == 12 * 6 * 9 + 12);
  CHECK(grouped.plans()[0].parameter_count == 12 * 2 * 9 + 12);
  CHECK(depthwise.plans()[0].parameter_count == 12 * 1 * 9 + 12);
  CHECK(grouped.plans()[0].multiply_adds == plain.plans()[0].multiply_adds / 3);
}

TEST_CASE("a transposed convolution undoes the shape of a convolution", "[nn][conv]") {
  CHECK(output_of("conv_transpose2d", "{}") == Shape{8, 56, 56});
  CHECK(output_of("conv_transpose2d", R"({"channels":3,"kernel":4,"padding":1})") ==
        Shape{3, 56, 56});
  CHECK(output_of("conv_transpose2d", R"({"kernel":3,"padding":1,"output_padding":1})") ==
        Shape{8, 56, 56});
  const Model there_and_back = model_of(
      R"([{"type":"conv2d","options":{"kernel":5,"stride":3,"padding":1}},
          {"type":"conv_transpose2d","options":{"kernel":5,"stride":3,"padding":1,
           "output_padding":1}}])");
  CHECK(there_and_back.plans()[0].output == Shape{8, 9, 9});
  CHECK(there_and_back.plans()[1].output == Shape{8, 28, 28});
  CHECK(there_and_back.plans()[1].parameter_count == 8 * 8 * 25 + 8);
}

TEST_CASE("upsampling multiplies the sides and learns nothing", "[nn][conv]") {
  for (const char* mode : {"nearest", "bilinear"}) {
    const Model model = model_of(
        text(R"([{"type":"upsample2d","options":{"scale":3,"mode":")", mode, R"("}}])"), 2);
    CHECK(model.plans()[0].output == Shape{2, 84, 84});
    CHECK(model.plans()[0].parameter_count == 0);
  }
}

TEST_CASE("He weights count what one output of a convolution sees", "[nn][conv]") {
  const auto deviation = [](std::string_view layers) {
    return deviation_of_first_weights(model_of(layers, 32));
  };
  const auto close = [](double got, double expected) {
    return std::abs(got / expected - 1) < 0.05;
  };
  CHECK(close(deviation(R"([{"type":"conv2d","options":{"channels":64}}])"),
              std::sqrt(2.0 / (32 * 9))));
  CHECK(close(deviation(R"([{"type":"conv2d","options":{"channels":128,"groups":8}}])"),
              std::sqrt(2.0 / (4 * 9))));
  // At stride 2 an output lies under 2 x 2 of the 4 x 4 weights.
  CHECK(close(deviation(R"([{"type":"conv_transpose2d","options":{"kernel":4}}])"),
              std::sqrt(2.0 / (32 * 4))));
}

TEST_CASE("impossible convolutions are refused in words that name the layer", "[nn][conv]") {
  CHECK(refusal_of("conv2d", R"({"kernel":11,"dilation":4,"padding":2})") ==
        "conv2d \"a\": expected input with H and W of at least 37 (kernel 11, dilation 4, padding "
        "2), got [1,28,28]");
  CHECK(refusal_of("conv2d", R"({"channels":6,"groups":4})", 6) ==
        "conv2d \"a\": expected input [C,H,W] with C a multiple of groups 4, got [6,28,28]");
  CHECK(refusal_of("conv2d", R"({"channels":10,"groups":3})", 6) ==
        "conv2d \"a\": expected channels to be a multiple of groups 3, got 10");
  CHECK(refusal_of("conv_transpose2d", R"({"stride":2,"output_padding":2})") ==
        "conv_transpose2d \"a\": expected output padding below stride 2, got 2");
  try {
    Model(
        ModelSpec::from_json(
            {{"layers", Json::parse(R"([{"type":"flatten"},{"type":"upsample2d","name":"u"}])")}}),
        10);
    FAIL("accepted a row of numbers");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) == "upsample2d \"u\": expected input [C,H,W], got [784]");
  }
}

TEST_CASE("a transposed convolution refuses exactly the inputs that leave nothing", "[nn][conv]") {
  for (const Index side : {1, 2, 3, 4, 9}) {
    for (const Index padding : {0, 1, 3, 5}) {
      for (const Index stride : {1, 2, 4}) {
        const Index out = (side - 1) * stride - 2 * padding + 3;
        const Json options = {{"kernel", 3}, {"stride", stride}, {"padding", padding}};
        const Json layers = {{{"type", "conv_transpose2d"}, {"options", options}},
                             {{"type", "global_avg_pool2d"}},
                             {{"type", "linear"}}};
        const ModelSpec spec =
            ModelSpec::from_json({{"input", {1, side, side}}, {"layers", layers}});
        INFO("side " << side << ", padding " << padding << ", stride " << stride);
        if (out < 1) {
          CHECK_THROWS_AS(Model(spec, 10), Error);
        } else {
          CHECK(Model(spec, 10).plans()[0].output == Shape{8, out, out});
        }
      }
    }
  }
}

// All gradients of a network with every kind of convolution, on a batch that parts unevenly.
std::vector<Scalar> gradients_with(int threads) {
  Parallel parallel(threads);
  const Model model = model_of(
      R"([{"type":"conv2d","options":{"channels":6,"stride":3,"groups":3}},
          {"type":"conv_transpose2d","options":{"channels":4,"kernel":3}},
          {"type":"upsample2d","options":{"mode":"bilinear"}}])",
      3);
  ParameterStore store = model.make_store();
  model.initialise(store, 3);
  const LossSettings loss(loss_registry().find("mean_squared_error"));
  const auto made = model.make_tape(parallel, store, 11, &loss, GradientsFor::kParameters);
  made->tape.set_batch_size(11);
  Rng rng(4);
  for (Scalar& x : made->tape.value(made->input).data.values()) {
    x = static_cast<Scalar>(rng.normal());
  }
  made->tape.forward_all();
  made->tape.begin_backward();
  made->tape.backward_all();
  return {store.gradients().begin(), store.gradients().end()};
}

TEST_CASE("gradients of convolutions are the same bits for any number of threads", "[nn][conv]") {
  const std::vector<Scalar> alone = gradients_with(1);
  CHECK(std::ranges::any_of(alone, [](Scalar g) { return g != 0; }));
  CHECK(gradients_with(3) == alone);
}

}  // namespace
}  // namespace inkgrad
