// Losses of the first 20 steps of every preset against tests/golden/: the WebAssembly tests compare
// with the same files, so native and wasm agree with one another. INKGRAD_WRITE_GOLDEN=1 in the
// environment writes the files anew (after a change that is meant to change them).
#ifndef INKGRAD_SCALAR_DOUBLE  // the numbers are those of float32

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>
#include <fstream>

#include "core/base/json.h"
#include "core/session/presets.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

constexpr int kSteps = 20;

// Relative. Kernels differ in the order of their sums, and steps enlarge what was rounded away: in
// the residual network about threefold in two steps.
double tolerance(std::size_t step) { return step <= 10 ? 1e-4 : 1e-3; }

Json golden_run(std::string_view preset) {
  const Json config = {{"model", preset}, {"data", {{"generated_count", 600}}}, {"seed", 11}};
  Session session(1);
  session.configure(config.dump());
  Json losses = Json::array();
  for (int i = 0; i < kSteps; ++i) losses.push_back(session.train(1).loss);
  return {{"config", config}, {"losses", losses}};
}

TEST_CASE("the first steps of every preset give the golden losses", "[session][golden]") {
  const bool write = std::getenv("INKGRAD_WRITE_GOLDEN") != nullptr;
  for (const ModelPreset& preset : preset_registry()) {
    const std::string path = std::string(INKGRAD_SOURCE_DIR) + "/tests/golden/losses_" +
                             std::string(preset.name) + ".json";
    const Json run = golden_run(preset.name);
    if (write) std::ofstream(path) << run.dump(1) << "\n";
    std::ifstream file(path);
    REQUIRE(file);
    const Json golden = Json::parse(file);
    REQUIRE(golden["config"] == run["config"]);
    REQUIRE(golden["losses"].size() == kSteps);
    for (std::size_t i = 0; i < kSteps; ++i) {
      const double expected = golden["losses"][i];
      const double got = run["losses"][i];
      INFO(preset.name << ", step " << i + 1);
      CHECK(std::abs(got - expected) <= tolerance(i + 1) * std::abs(expected));
    }
  }
}

}  // namespace
}  // namespace inkgrad

#endif
