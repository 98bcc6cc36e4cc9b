// Sixty steps of every optimizer down test surfaces against PyTorch: tests/golden/paths/, written
// by tests/golden/pytorch/paths.py.
#ifndef INKGRAD_SCALAR_DOUBLE  // PyTorch's numbers are those of float32

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>

#include "core/base/json.h"
#include "core/session/race_config.h"

namespace inkgrad {
namespace {

constexpr double kTolerance = 1e-4;

Json read(const std::filesystem::path& path) {
  std::ifstream in(path);
  return Json::parse(in);
}

RaceSettings settings_of(const Json& golden) {
  Json racers = golden["racers"];
  for (Json& racer : racers) racer.erase("path");
  return RaceConfig::from_json({{"surface", {{"name", golden["surface"]}}},
                                {"start", golden["start"]},
                                {"racers", std::move(racers)}})
      .settings();
}

// The furthest that two ways are apart, as a share of how far the point is from the middle.
double furthest_apart(const std::vector<RacePoint>& path, const Json& golden) {
  double most = 0;
  for (std::size_t t = 0; t < path.size(); ++t) {
    const auto x = golden[2 * t].get<double>();
    const auto y = golden[2 * t + 1].get<double>();
    const double apart = std::hypot(path[t].at.x - x, path[t].at.y - y);
    most = std::max(most, apart / std::hypot(x, y));
  }
  return most;
}

TEST_CASE("Optimizers go the same way down the test surfaces as PyTorch's",
          "[landscape][race][golden]") {
  std::set<std::string> seen;
  const std::filesystem::path folder =
      std::filesystem::path(INKGRAD_SOURCE_DIR) / "tests/golden/paths";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const Json golden = read(entry.path());
    const RaceSettings settings = settings_of(golden);
    seen.insert(golden["surface"].get<std::string>());
    for (std::size_t i = 0; i < golden["racers"].size(); ++i) {
      const Json& expected = golden["racers"][i];
      INFO(golden["surface"] << ", " << expected["optimizer"].dump());
      seen.insert(expected["optimizer"]["name"].get<std::string>());
      Racer racer(settings.racers[i], settings.surface, settings.start);
      const std::size_t points = expected["path"].size() / 2;
      while (racer.path().size() < points && !racer.stopped()) racer.step(settings.surface, {});
      REQUIRE(racer.path().size() == points);
      CHECK(furthest_apart(racer.path(), expected["path"]) < kTolerance);
    }
  }
  for (const OptimizerType& type : optimizer_registry()) {
    INFO("no way of " << type.name << " in tests/golden/paths");
    CHECK(seen.contains(std::string(type.name)));
  }
  for (const TestSurface& type : surface_registry()) {
    if (type.name == kOwnSurface || type.noise > 0) continue;  // no formula; no two draws alike
    INFO("no way down " << type.name << " in tests/golden/paths");
    CHECK(seen.contains(std::string(type.name)));
  }
}

}  // namespace
}  // namespace inkgrad

#endif
