// Configurations and models as JSON.
#include "core/session/run_config.h"

#include <catch2/catch_test_macros.hpp>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/catalog.h"
#include "core/train/measure.h"

namespace inkgrad {
namespace {

TEST_CASE("every loss is on offer, with its options, and survives the way to JSON and back",
          "[session][config]") {
  const Json catalog = catalog_json();
  for (const Loss& loss : loss_registry()) {
    const RunConfig config = RunConfig::from_json({{"loss", {{"name", loss.name}}}});
    const Json written = config.to_json();
    INFO(loss.name);
    CHECK(config.loss->op == loss.op);
    CHECK(written["loss"]["options"].size() == loss.options.size());
    CHECK(RunConfig::from_json(written).to_json() == written);
    CHECK(catalog.dump().find(text("\"name\":\"", loss.name, "\"")) != std::string::npos);
  }
}

TEST_CASE("every measurement is on offer, with settings that lie in their own ranges",
          "[session][config]") {
  const Json measures = catalog_json()["measures"];
  REQUIRE(measures.size() == measure_registry().size());
  for (const Json& measure : measures) {
    INFO(measure["name"].get<std::string>());
    CHECK_FALSE(measure["options"].empty());
    for (const Json& option : measure["options"]) {
      CHECK(option["min"] <= option["default"]);
      CHECK(option["default"] <= option["max"]);
    }
  }
}

TEST_CASE("a loss takes its own options and refuses those of another", "[session][config]") {
  const auto configured = [](const char* loss) {
    return RunConfig::from_json({{"loss", Json::parse(loss)}});
  };
  const RunConfig config = configured(R"({"name":"huber","options":{"delta":0.25}})");
  CHECK(config.loss_settings().options.number("delta") == 0.25);
  CHECK(config.to_json()["loss"]["options"]["delta"] == 0.25);
  CHECK(configured(R"({"name":"softmax_cross_entropy","options":{}})")
            .loss_options.number("label_smoothing") == 0);
  CHECK_THROWS_AS(configured(R"({"name":"huber","options":{"gamma":1}})"), Error);
  CHECK_THROWS_AS(configured(R"({"name":"focal","options":{"gamma":-1}})"), Error);
  CHECK_THROWS_AS(configured(R"({"name":"hubert"})"), Error);
}

TEST_CASE("a preset by name brings its optimizer and schedule, unless others are given",
          "[session][config]") {
  const Json deep = RunConfig::from_json({{"model", "deep_cnn"}}).to_json();
  CHECK(deep["optimizer"]["name"] == "adam");
  CHECK(deep["schedule"]["name"] == "cosine");
  CHECK(deep["schedule"]["options"]["steps"] == 4000);
  const Json steady =
      RunConfig::from_json({{"model", "deep_cnn"}, {"schedule", {{"name", "constant"}}}}).to_json();
  CHECK(steady["schedule"]["name"] == "constant");
  CHECK(steady["optimizer"] == deep["optimizer"]);
  const Json own = RunConfig::from_json({{"model", deep["model"]}}).to_json();
  CHECK(own["schedule"]["name"] == "constant");
  const Json catalog = catalog_json();
  for (const Json& preset : catalog["models"]) {
    const Json run = RunConfig::from_json({{"model", preset["name"]}}).to_json();
    CHECK(preset["optimizer"] == run["optimizer"]);
    CHECK(preset["schedule"] == run["schedule"]);
  }
}

TEST_CASE("what points are trained by too does not speak of digits", "[session][config]") {
  const Json catalog = catalog_json();
  const auto check = [](const Json& text_of) {
    const auto help = text_of["help"].get<std::string>();
    INFO(help);
    // Digits as one kind of data beside others.
    if (help.find("of the digits)") == std::string::npos) CHECK(help.find("digit") == help.npos);
  };
  for (const Json& group : catalog["groups"]) {
    check(group);
    for (const Json& entry : group["entries"]) {
      check(entry);
      for (const Json& option : entry["options"]) check(option);
    }
  }
  for (const Json& section : catalog["sections"]) {
    check(section);
    for (const Json& option : section["options"]) {
      const bool of_pictures = section["key"] == "augmentation" && option["name"] != "noise" &&
                               option["name"] != "mixup" && option["name"] != "probability";
      const bool of_digits = option["name"].get<std::string>().starts_with("generated_") ||
                             option["name"].get<std::string>().starts_with("use_");
      if (!of_pictures && !of_digits) check(option);
    }
  }
}

TEST_CASE("the deep network stays below a hundred thousand parameters", "[session][config]") {
  const Model model(RunConfig::from_json({{"model", "deep_cnn"}}).model, 10);
  CHECK(model.parameter_count() == 89'050);
}

TEST_CASE("a model tells its own layers, with their shapes and costs", "[session][config]") {
  const Json layers = Json::parse(R"([{"type":"flatten"},{"type":"linear","name":"out"}])");
  const Json info = model_info_json(Model(ModelSpec::from_json({{"layers", layers}}), 10));
  REQUIRE(info["layers"].size() == 2);
  CHECK(info["layers"][1]["name"] == "out");
  CHECK(info["layers"][1]["inputShape"] == Json::array({784}));
  CHECK(info["layers"][1]["outputShape"] == Json::array({10}));
  CHECK(info["layers"][1]["parameters"] == 7850);
}

}  // namespace
}  // namespace inkgrad
