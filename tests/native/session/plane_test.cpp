// The network all over the plane, weights set by hand, and runs that go on with other settings.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

// A hidden layer of four units, as many outputs as the points ask for.
Json small_run(const Json& points, int outputs) {
  Json layers = Json::array();
  layers.push_back({{"name", "a"}, {"type", "linear"}, {"options", {{"units", 4}}}});
  layers.push_back({{"name", "f"}, {"type", "activation"}, {"options", {{"function", "tanh"}}}});
  layers.push_back({{"name", "b"}, {"type", "linear"}, {"options", {{"units", outputs}}}});
  return {{"points", points},
          {"model", {{"layers", layers}}},
          {"training", {{"batch_size", 10}}},
          {"data", {{"test_share", 0.3}}}};
}

Json blobs(int classes) {
  return {{"name", "blobs"}, {"options", {{"classes", classes}, {"count", 60}}}};
}

std::vector<Scalar> copy(const Session& session, std::string_view view) {
  const auto numbers = session.view(view);
  return {numbers.begin(), numbers.end()};
}

// The middle of a cell, as session.h says.
std::array<float, 2> middle(int cell, int side) {
  const auto at = [&](int i) { return static_cast<float>(12 * (i + 0.5) / side - 6); };
  return {at(cell % side), -at(cell / side)};
}

std::string refusal(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST_CASE("the map says at every point what asking there says", "[session][plane]") {
  constexpr int kSide = 19;  // no multiple of the batch
  Session session(1);
  session.configure(small_run(blobs(3), 3).dump());
  session.train(20);
  session.map_plane(kSide, 7);
  const auto outputs = copy(session, "plane/outputs");
  const auto beliefs = copy(session, "plane/beliefs");
  const auto answers = copy(session, "plane/answers");
  REQUIRE(outputs.size() == std::size_t{3} * kSide * kSide);
  REQUIRE(beliefs.size() == outputs.size());
  REQUIRE(answers.size() == std::size_t{kSide} * kSide);
  for (int cell = 0; cell < kSide * kSide; cell += 5) {
    session.show_numbers(middle(cell, kSide));
    const int answer = session.classify();
    CHECK(static_cast<int>(answers[std::size_t(cell)]) == answer);
    for (int c = 0; c < 3; ++c) {
      const auto at = std::size_t(c * kSide * kSide + cell);
      CHECK(std::abs(outputs[at] - session.view("outputs")[std::size_t(c)]) < 1e-5);
      CHECK(std::abs(beliefs[at] - session.view("probabilities")[std::size_t(c)]) < 1e-5);
    }
  }
}

TEST_CASE("the map of a unit is its activation at every point", "[session][plane]") {
  constexpr int kSide = 7;
  Session session(1);
  session.configure(small_run(blobs(2), 2).dump());
  session.train(20);
  session.map_plane(5, kSide);
  for (const char* layer : {"a", "f", "b"}) {
    const auto map = copy(session, std::string("plane/unit/") + layer);
    const auto units = map.size() / (kSide * kSide);
    REQUIRE(units == (layer[0] == 'b' ? 2 : 4));
    for (int cell = 0; cell < kSide * kSide; ++cell) {
      session.show_numbers(middle(cell, kSide));
      session.classify();
      const auto activation = session.view(std::string("activation/") + layer);
      for (std::size_t unit = 0; unit < units; ++unit) {
        const auto at = unit * kSide * kSide + std::size_t(cell);
        CHECK(std::abs(map[at] - activation[unit]) < 1e-5);
      }
    }
  }
}

TEST_CASE("a regression's map holds the number and no classes", "[session][plane]") {
  Session session(1);
  session.configure(small_run({{"name", "plane"}}, 1).dump());
  session.map_plane(4, 4);
  CHECK(session.view("plane/outputs").size() == 16);
  CHECK(session.view("plane/beliefs").empty());
  CHECK(session.view("plane/answers").empty());
  session.show_numbers(middle(6, 4));
  session.classify();
  CHECK(std::abs(session.view("plane/outputs")[6] - session.view("outputs")[0]) < 1e-5);
}

TEST_CASE("mapping the plane changes nothing of the training", "[session][plane]") {
  const std::string config = small_run(blobs(2), 2).dump();
  Session plain(1);
  Session looked(1);
  plain.configure(config);
  looked.configure(config);
  plain.train(30);
  for (int i = 0; i < 30; ++i) {
    looked.train(1);
    looked.map_plane(9, 5);
  }
  CHECK(copy(plain, "parameter/a.weight") == copy(looked, "parameter/a.weight"));
}

TEST_CASE("maps are refused for digits and for sides out of range", "[session][plane]") {
  Session session(1);
  session.configure(small_run(blobs(2), 2).dump());
  CHECK(refusal([&] { session.map_plane(1, 5); }).find("2 to 256") != std::string::npos);
  CHECK(refusal([&] { session.map_plane(5, 257); }).find("got 257") != std::string::npos);
  session.configure(R"({"data":{"generated_count":40}})");
  CHECK(refusal([&] { session.map_plane(5, 5); }).find("on points") != std::string::npos);
}

TEST_CASE("a weight set by hand answers at once, and a reset takes it back", "[session][plane]") {
  Session session(1);
  session.configure(small_run(blobs(2), 2).dump());
  const auto first = copy(session, "parameter/b.bias");
  session.map_plane(4, 4);
  const auto before = copy(session, "plane/outputs");
  session.set_weight("b.bias", 1, 2.5);
  CHECK(session.view("parameter/b.bias")[1] == Scalar(2.5));
  session.map_plane(4, 4);
  const auto after = copy(session, "plane/outputs");
  for (std::size_t cell = 0; cell < 16; ++cell) {
    CHECK(after[cell] == before[cell]);
    CHECK(std::abs(after[16 + cell] - before[16 + cell] - (Scalar(2.5) - first[1])) < 1e-5);
  }
  session.train(5);
  session.reset();
  CHECK(copy(session, "parameter/b.bias") == first);
}

TEST_CASE("a weight set by hand is refused by its name", "[session][plane]") {
  Session session(1);
  session.configure(small_run(blobs(2), 2).dump());
  CHECK(refusal([&] { session.set_weight("c.weight", 0, 1); }).find("c.weight") !=
        std::string::npos);
  CHECK(refusal([&] { session.set_weight("a.weight", 8, 1); }).find("0 to 7") != std::string::npos);
  CHECK(refusal([&] { session.set_weight("a.weight", 0, NAN); }).find("finite") !=
        std::string::npos);
}

TEST_CASE("a weight set in the middle of a step is used in that step", "[session][plane]") {
  Session session(1);
  session.configure(small_run(blobs(2), 2).dump());
  session.train(3);
  session.seek("run", "loss");
  session.set_weight("b.bias", 0, 4);
  CHECK(Json::parse(session.lens_state("run"))["kind"] == "forward");
  session.seek("run", "update");
  CHECK(session.report().step == 4);
  CHECK(std::abs(session.view("parameter/b.bias")[0] - 4) < 0.1);
}

TEST_CASE("a frozen layer stays as it was while the others go on", "[session][plane]") {
  Session session(1);
  Json config = small_run(blobs(2), 2);
  session.configure(config.dump());
  session.train(10);
  const auto trained = copy(session, "parameter/a.weight");
  const auto output = copy(session, "parameter/b.weight");
  config["model"]["layers"][0]["options"]["frozen"] = 1;
  const Json info = Json::parse(session.reconfigure(config.dump()));
  CHECK(info["step"] == 10);
  CHECK(copy(session, "parameter/a.weight") == trained);
  CHECK(copy(session, "parameter/b.weight") == output);
  session.train(10);
  CHECK(session.report().step == 20);
  CHECK(copy(session, "parameter/a.weight") == trained);
  CHECK(copy(session, "parameter/b.weight") != output);
}

TEST_CASE("what does not fit the other network begins anew", "[session][plane]") {
  Session session(1);
  Json config = small_run(blobs(2), 2);
  session.configure(config.dump());
  session.train(10);
  const auto output = copy(session, "parameter/b.bias");
  config["model"]["layers"][0]["options"]["units"] = 5;
  session.reconfigure(config.dump());
  CHECK(session.view("parameter/a.weight").size() == 10);
  CHECK(copy(session, "parameter/b.bias") == output);
  config["training"]["batch_size"] = 0;
  CHECK(refusal([&] { session.reconfigure(config.dump()); }).find("batch_size") !=
        std::string::npos);
  CHECK(session.view("parameter/a.weight").size() == 10);
}

}  // namespace
}  // namespace inkgrad
