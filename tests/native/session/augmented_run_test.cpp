// Augmentation in a run: training digits change, test digits never do, and the page can look on.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/catalog.h"
#include "core/session/config_sections.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

using Numbers = std::vector<Scalar>;

Json configuration(const Json& augmentation) {
  return {
      {"model",
       {{"layers", Json::array({{{"type", "flatten"}}, {{"type", "linear"}, {"name", "out"}}})}}},
      {"training", {{"batch_size", 32}}},
      {"data", {{"generated_count", 200}, {"test_share", 0.25}}},
      {"augmentation", augmentation}};
}

const Json kEverything = {{"shift", 3},   {"rotate", 15}, {"scale", 0.2},
                          {"shear", 0.2}, {"elastic", 1}, {"noise", 0.1},
                          {"erase", 0.1}, {"mixup", 0.4}, {"thickness", 0.5}};

Numbers copy_of(const Session& session, std::string_view view) {
  const auto numbers = session.view(view);
  return {numbers.begin(), numbers.end()};
}

Numbers weights_after(const Json& augmentation, int steps, int threads = 1) {
  Session session(threads);
  session.configure(configuration(augmentation).dump());
  session.train(steps);
  return copy_of(session, "parameter/out.weight");
}

EvaluationReport measured(Session& session, std::string_view split) {
  EvaluationReport report{};
  while (!(report = session.evaluate(split, 1)).done) {
  }
  return report;
}

Numbers preview(Session& session, int index, int variant) {
  session.preview_augmentation(index, variant);
  return copy_of(session, "augmented");
}

TEST_CASE("training with augmentation goes another way, the same for any number of threads",
          "[session][augmentation]") {
  const Numbers plain = weights_after(Json::object(), 10);
  const Numbers changed = weights_after(kEverything, 10);
  CHECK(changed != plain);
  CHECK(weights_after(kEverything, 10, 4) == changed);
  CHECK(weights_after({{"elastic_smoothness", 9}, {"probability", 0.5}}, 10) == plain);
}

TEST_CASE("each pass changes the digits anew, and reset goes back to the very same changes",
          "[session][augmentation]") {
  Session session(1);
  session.configure(configuration(kEverything).dump());
  session.train(7);
  const Numbers first = copy_of(session, "parameter/out.weight");
  session.reset();
  for (int i = 0; i < 5; ++i) session.advance();  // a half-done step, dropped
  session.reset();
  session.train(7);
  CHECK(copy_of(session, "parameter/out.weight") == first);

  // One batch is the whole epoch and the weights hardly move: only the changes can tell two apart.
  Json still = configuration({{"shift", 3}});
  still["training"] = {{"batch_size", 150}, {"shuffle", false}};
  still["optimizer"] = {{"name", "sgd"}, {"options", {{"learning_rate", 1e-5}}}};
  session.configure(still.dump());
  session.train(1);
  const double loss = session.report().loss;
  session.train(1);
  CHECK(std::abs(session.report().loss - loss) > 1e-3);
}

TEST_CASE("measuring is the same with and without augmentation, on both splits",
          "[session][augmentation]") {
  Session plain(1);
  plain.configure(configuration(Json::object()).dump());
  Session changed(1);
  changed.configure(configuration(kEverything).dump());
  for (const std::string_view split : {"test", "train"}) {
    CHECK(measured(plain, split).loss == measured(changed, split).loss);
  }
}

TEST_CASE("a preview is the digit itself when nothing is on, and never disturbs the training",
          "[session][augmentation]") {
  Session session(1);
  session.configure(configuration(Json::object()).dump());
  const int label = session.example("train", 5);
  CHECK(session.preview_augmentation(5, 1) == label);
  CHECK(copy_of(session, "augmented") == copy_of(session, "example"));

  session.configure(configuration(kEverything).dump());
  for (int i = 0; i < 6; ++i) {
    session.train(1);
    session.advance();
    preview(session, i, i);
  }
  CHECK(session.report().step == 6);
  session.train(4);
  CHECK(copy_of(session, "parameter/out.weight") == weights_after(kEverything, 10));
}

TEST_CASE("each variant is another change of the digit, and comes again",
          "[session][augmentation]") {
  Session session(2);
  session.configure(configuration({{"mixup", 1}, {"rotate", 20}}).dump());
  session.example("train", 3);
  const Numbers itself = copy_of(session, "example");
  const Numbers first = preview(session, 3, 0);
  const Numbers second = preview(session, 3, 1);
  CHECK(first != itself);
  CHECK(second != first);
  CHECK(preview(session, 3, 0) == first);
  CHECK_THROWS_AS(session.preview_augmentation(150, 0), Error);
  CHECK_THROWS_AS(session.preview_augmentation(-1, 0), Error);
  CHECK_THROWS_AS(session.preview_augmentation(0, -1), Error);
}

TEST_CASE("every section of a configuration is in the catalog and survives the way to JSON",
          "[session][config]") {
  const Json catalog = catalog_json();
  Json keys = Json::array();
  for (const Json& section : catalog["sections"]) {
    keys.push_back(section["key"]);
    CHECK(section["options"].size() ==
          catalog["defaults"][section["key"].get<std::string>()].size());
  }
  CHECK(keys == Json{"training", "augmentation", "data"});
  for (const ConfigSection& section : config_sections()) {
    const OptionSpec& first = section.options.front();
    Json config = Json::object();
    config[std::string(section.key)][std::string(first.name)] = first.max;
    const RunConfig read = RunConfig::from_json(config);
    CHECK((read.*section.values).number(first.name) == first.max);
    CHECK(RunConfig::from_json(read.to_json()).to_json() == read.to_json());
  }
  CHECK_THROWS_AS(RunConfig::from_json({{"augmentation", {{"rotate", 181}}}}), Error);
  CHECK_THROWS_AS(RunConfig::from_json({{"augmentation", {{"turn", 1}}}}), Error);
}

TEST_CASE("noise moves points wherever they are", "[session][augmentation]") {
  Session session(1);
  session.configure(R"({"points":{"name":"circle"},"augmentation":{"noise":0.1}})");
  double farthest = 0;
  bool below = false;
  for (int index = 0; index < 40; ++index) {
    session.example("train", index);
    const Numbers before = copy_of(session, "example");
    session.preview_augmentation(index, 0);
    const Numbers after = copy_of(session, "augmented");
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
      farthest = std::max(farthest, std::abs(double(after[i] - before[i])));
      below = below || after[i] < 0;
    }
  }
  CHECK(farthest > 0.1);
  CHECK(farthest < 0.6);  // of 80 numbers: six deviations
  CHECK(below);
}

}  // namespace
}  // namespace inkgrad
