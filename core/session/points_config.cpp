#include "core/session/points_config.h"

#include "core/base/error.h"
#include "core/base/expression.h"
#include "core/base/json.h"
#include "core/base/option_json.h"

namespace inkgrad {

namespace {

// Checked here, so that what cannot be read is refused before anything is built.
std::string formula_of(const PointGeneratorType& type, const Json& json) {
  const bool wanted = type.name == kFormulaPoints.name;
  if (wanted != json.contains("formula")) {
    throw Error(ErrorCode::kInvalidArgument,
                text("points \"", type.name, "\": expected ", wanted ? "a" : "no",
                     " \"formula\", got ", wanted ? "none" : "one"));
  }
  if (!wanted) return {};
  std::string formula = json_string("points formula", json["formula"]);
  const Expression readable(formula);
  return formula;
}

std::string owner_of(const PointGeneratorType& type) { return text("points \"", type.name, "\""); }

}  // namespace

PointsConfig PointsConfig::from_json(const Json& json) {
  expect_keys("points", json, {"name", "options", "formula"});
  if (!json.contains("name")) {
    throw Error(ErrorCode::kInvalidArgument, "points: expected a \"name\", got none");
  }
  const PointGeneratorType& type = point_registry().find(json_string("points name", json["name"]));
  PointsConfig config{
      .type = &type, .options = Options(owner_of(type), type.options), .formula = {}};
  if (json.contains("options")) options_from_json(owner_of(type), json["options"], config.options);
  config.formula = formula_of(type, json);
  return config;
}

PointsConfig PointsConfig::standard(Task task, Index outputs) {
  const PointGeneratorType& type = task == Task::kRegression ? kPlanePoints : kBlobsPoints;
  PointsConfig config{
      .type = &type, .options = Options(owner_of(type), type.options), .formula = {}};
  if (task == Task::kClassification) config.options.set("classes", double(outputs));
  return config;
}

Json PointsConfig::to_json() const {
  Json json{{"name", type->name}, {"options", options_to_json(options)}};
  if (!formula.empty()) json["formula"] = formula;
  return json;
}

Json PointsConfig::standard_model() const {
  Json layers = Json::parse(R"([
      {"type":"linear","options":{"units":8}},{"type":"activation","options":{"function":"tanh"}},
      {"type":"linear","options":{"units":8}},{"type":"activation","options":{"function":"tanh"}}])");
  layers.push_back({{"type", "linear"}, {"options", {{"units", outputs()}}}});
  return {{"layers", std::move(layers)}};
}

}  // namespace inkgrad
