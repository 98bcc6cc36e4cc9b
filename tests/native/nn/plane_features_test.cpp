// The features of the plane that a network may be given: which columns there are, and what is
// refused.
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/nn/model.h"
#include "core/ops/plane_features.h"

namespace inkgrad {
namespace {

Json layer_with(const Json& options) {
  return {{"input", {2}},
          {"layers", {{{"name", "f"}, {"type", "plane_features"}, {"options", options}}}}};
}

// What the layer makes of (x, y).
std::vector<double> features(const Json& options, double x, double y) {
  const Model model(ModelSpec::from_json(layer_with(options)), Model::kAnyOutputs);
  Parallel parallel(1);
  ParameterStore store = model.make_store();
  const auto made = model.make_tape(parallel, store, 1, nullptr, GradientsFor::kNothing);
  const Tensor input = made->tape.value(made->input).data;
  input[0] = static_cast<Scalar>(x);
  input[1] = static_cast<Scalar>(y);
  made->tape.forward_all();
  const std::span<const Scalar> values = made->tape.value(made->output).data.values();
  return {values.begin(), values.end()};
}

std::string refusal(const Json& model) {
  try {
    const Model built(ModelSpec::from_json(model), Model::kAnyOutputs);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST_CASE("features of the plane are columns in a fixed order, x and y unless asked", "[nn]") {
  CHECK(features(Json::object(), 3, -2) == std::vector<double>{3, -2});
  const Json all = {
      {"sin_y", true}, {"xy", true}, {"y_squared", true}, {"sin_x", true}, {"x_squared", true}};
  const std::vector<double> got = features(all, 3, -2);
  const std::vector<double> expected{3, -2, 9, 4, -6, std::sin(3.0), std::sin(-2.0)};
  REQUIRE(got.size() == expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) CHECK(got[i] == Catch::Approx(expected[i]));
  CHECK(features({{"x", false}, {"y", false}, {"xy", true}}, 3, -2) == std::vector<double>{-6});
}

TEST_CASE("the coordinates are scaled before anything is made of them", "[nn]") {
  const std::vector<double> got =
      features({{"y", false}, {"x_squared", true}, {"sin_x", true}, {"scale", 0.5}}, 3, 1);
  REQUIRE(got.size() == 3);
  CHECK(got[0] == Catch::Approx(1.5));
  CHECK(got[1] == Catch::Approx(2.25));
  CHECK(got[2] == Catch::Approx(std::sin(1.5)));
}

TEST_CASE("features of the plane: none at all, or no point, is refused by name", "[nn]") {
  CHECK(refusal(layer_with({{"x", false}, {"y", false}})) ==
        "plane_features \"f\": expected at least one feature that is on, got none");
  Json picture = layer_with(Json::object());
  picture["input"] = {1, 28, 28};
  CHECK(refusal(picture) ==
        "plane_features \"f\": expected input [2], x and y of a point, got [1,28,28]");
}

}  // namespace
}  // namespace inkgrad
