// Models made by chance: whatever is accepted trains, is saved and answers the same when loaded;
// whatever is not is refused in words, and nothing ever crashes.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>
#include <new>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/rng.h"
#include "core/nn/layer.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

// Files hold float32: exact but for the build in double.
constexpr double kRounding = sizeof(Scalar) == sizeof(float) ? 0 : 1e-3;

// Any value that the option allows, small sizes before large ones.
Json some_value(const OptionSpec& spec, Rng& rng) {
  switch (spec.kind) {
    case OptionKind::kBoolean:
      return rng.below(2) == 1;
    case OptionKind::kChoice:
      return spec.choices[rng.below(static_cast<std::uint32_t>(spec.choices.size()))];
    case OptionKind::kInteger:
      return static_cast<int>(spec.min) +
             static_cast<int>(rng.below(static_cast<std::uint32_t>(
                 std::min(spec.max - spec.min + 1, rng.below(4) == 0 ? 40.0 : 4.0))));
    case OptionKind::kList:
      return text(spec.min, ", ", spec.max);
    case OptionKind::kNumber:
      return spec.min + (spec.max - spec.min) * rng.uniform() * rng.uniform();
  }
  return 0;
}

Json some_layer(const LayerType& type, const std::vector<std::string>& before, Rng& rng) {
  Json options = Json::object();
  for (const OptionSpec& spec : type.options) {
    if (rng.below(3) == 0) options[std::string(spec.name)] = some_value(spec, rng);
  }
  Json layer = {{"type", type.name}, {"name", text("l", before.size())}, {"options", options}};
  if (type.input_count == 2) {
    const auto other = rng.below(static_cast<std::uint32_t>(before.size()));
    layer["inputs"] = {before.back(), before[other]};
  }
  return layer;
}

// A few layers of any kind, then what ends a classifier.
Json some_model(Rng& rng) {
  Json layers = Json::array();
  std::vector<std::string> names{"input"};
  const auto count = 1 + rng.below(6);
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto types = layer_registry();
    const LayerType& type =
        *(types.begin() +
          static_cast<std::ptrdiff_t>(rng.below(static_cast<std::uint32_t>(types.size()))));
    layers.push_back(some_layer(type, names, rng));
    names.push_back(layers.back()["name"]);
  }
  layers.push_back({{"type", "flatten"}, {"name", "flat"}});
  layers.push_back({{"type", "linear"}, {"name", "last"}, {"options", {{"units", 10}}}});
  return {{"layers", layers}};
}

std::vector<Scalar> answers(Session& session) {
  std::vector<float> pixels(784);
  for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<float>(i % 7) / 6;
  session.show_pixels(pixels);
  session.classify();
  const std::span<const Scalar> view = session.view("outputs");
  return {view.begin(), view.end()};
}

enum class Fate { kTrained, kRefused, kDiverged, kTooLarge };

Fate fate_of(const Json& model, Session& session) {
  const Json config = {
      {"model", model}, {"training", {{"batch_size", 3}}}, {"data", {{"generated_count", 20}}}};
  try {
    session.configure(config.dump());
  } catch (const Error& error) {
    CHECK(std::string(error.what()).size() > 20);
    return Fate::kRefused;
  }
  session.train(3);
  if (session.report().diverged) return Fate::kDiverged;
  const std::string file = session.save();
  Session other(1);
  other.load({reinterpret_cast<const std::uint8_t*>(file.data()), file.size()});
  const std::vector<Scalar> expected = answers(session);
  const std::vector<Scalar> got = answers(other);
  double largest = 0;
  for (const Scalar number : expected) largest = std::max(largest, std::abs(double(number)));
  for (std::size_t i = 0; i < got.size(); ++i) {
    CHECK(std::abs(double(got[i]) - double(expected[i])) <= kRounding * largest);
  }
  return Fate::kTrained;
}

TEST_CASE("models made by chance train and survive a file, or are refused in words",
          "[nn][property]") {
  Rng rng(2024);
  std::map<Fate, int> counts;
  Session session(1);
  while (counts[Fate::kTrained] < 40) {
    const Json model = some_model(rng);
    INFO(model.dump());
    try {
      ++counts[fate_of(model, session)];
    } catch (const std::bad_alloc&) {
      // In WebAssembly with threads: it has 256 MiB. The session must do for the models after it.
      ++counts[Fate::kTooLarge];
    }
    REQUIRE(counts[Fate::kRefused] < 2000);
    REQUIRE(counts[Fate::kTooLarge] < 4);
  }
}

// One member of a good specification put out of shape.
void spoil(Json& json, Rng& rng) {
  const std::array<Json, 8> wrong{nullptr,       -1,
                                  1e300,         "conv9",
                                  Json::array(), Json::object(),
                                  true,          Json::array({"input", "input", "input"})};
  Json* at = &json;
  while (at->is_structured() && !at->empty() && rng.below(5) != 0) {
    auto item = at->begin();
    std::advance(item, rng.below(static_cast<std::uint32_t>(at->size())));
    at = &*item;
  }
  *at = wrong[rng.below(static_cast<std::uint32_t>(wrong.size()))];
}

TEST_CASE("specifications put out of shape give an Error and never a crash", "[nn][property]") {
  Rng rng(77);
  int refused = 0;
  for (int i = 0; i < 3000; ++i) {
    Json model = some_model(rng);
    spoil(model, rng);
    try {
      Session::describe_model(model.dump());
    } catch (const Error& error) {
      CHECK(std::string(error.what()).size() > 10);
      ++refused;
    }
  }
  CHECK(refused > 2000);
}

}  // namespace
}  // namespace inkgrad
