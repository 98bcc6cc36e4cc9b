// Model files of other times and of bad will: older ones load, newer ones are refused by name, and
// nothing in a file makes the engine crash or lose what it has.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/rng.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

constexpr std::size_t kLengthBytes = 8;

// As the first version wrote it: no epochs, no schedule, no clipping, few options.
std::string first_model() {
  std::ifstream file(
      std::string(INKGRAD_SOURCE_DIR) + "/tests/golden/files/model_1_first.safetensors",
      std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::span<const std::uint8_t> bytes_of(const std::string& file) {
  return {reinterpret_cast<const std::uint8_t*>(file.data()), file.size()};
}

std::string with_length(std::uint64_t length, const std::string& rest) {
  std::string file(kLengthBytes, '\0');
  std::memcpy(file.data(), &length, kLengthBytes);
  return file + rest;
}

// The same file with another header.
template <typename Change>
std::string changed(Change&& change) {
  const std::string file = first_model();
  std::uint64_t length = 0;
  std::memcpy(&length, file.data(), kLengthBytes);
  Json header = Json::parse(file.substr(kLengthBytes, std::size_t(length)));
  change(header);
  const std::string written = header.dump();
  return with_length(written.size(), written + file.substr(kLengthBytes + std::size_t(length)));
}

// What the refusal says; what the session had must still be there after it.
std::string refusal_of(Session& session, const std::string& file) {
  const std::string before = session.config();
  std::string said = "accepted";
  try {
    session.load_answering(bytes_of(file));
  } catch (const Error& error) {
    said = error.what();
    CHECK(error.code() == ErrorCode::kBadFile);
    CHECK(session.config() == before);
  }
  return said;
}

Session& with_a_run(Session& session) {
  session.configure(R"({"model":"softmax_regression","data":{"generated_count":20}})");
  return session;
}

bool has(const std::string& message, std::string_view piece) {
  INFO(message);
  return message.find(piece) != std::string::npos;
}

TEST_CASE("a file of the first version loads, answers as it did and trains on", "[session][file]") {
  const std::string file = first_model();
  Session session(1);
  const Json info = Json::parse(session.load(bytes_of(file)));
  CHECK(info["step"] == 42);
  CHECK(info["config"]["schedule"]["name"] == "constant");
  CHECK(info["config"]["loss"]["options"]["own_weights"] == "");
  session.show_pixels(std::vector<float>(784, 0.5F));
  session.classify();
  const std::span<const Scalar> outputs = session.view("activation/out");
  for (int k = 0; k < 10; ++k) {
    const double expected = 0.5 * (k - 4) / 8.0 + (7 * k % 10) / 16.0;
    CHECK(std::abs(double(outputs[static_cast<std::size_t>(k)]) - expected) < 1e-6);
  }
  CHECK(session.train(3).step == 45);
}

TEST_CASE("a file of a later version is refused by its version", "[session][file]") {
  Session session(1);
  with_a_run(session);
  const auto refusal = [&](const char* format) {
    return refusal_of(session, changed([&](Json& h) { h["__metadata__"]["format"] = format; }));
  };
  CHECK(has(
      refusal("inkgrad model 2"),
      "written by a newer Inkgrad, as \"inkgrad model 2\"; this one reads \"inkgrad model 1\""));
  CHECK(has(refusal("inkgrad model 170"), "newer Inkgrad"));
  CHECK(
      has(refusal("other model 1"), "expected format \"inkgrad model 1\", got \"other model 1\""));
  CHECK(has(refusal("inkgrad model one"), "expected format"));
  CHECK(has(refusal(""), "expected format"));
}

TEST_CASE("what a later version has more of is refused by its name", "[session][file]") {
  Session session(1);
  with_a_run(session);
  const auto refusal = [&](const auto& add) {
    return refusal_of(session, changed([&](Json& h) {
                        Json config = Json::parse(h["__metadata__"]["config"].get<std::string>());
                        add(config);
                        h["__metadata__"]["config"] = config.dump();
                      }));
  };
  CHECK(has(refusal([](Json& c) { c["teacher"] = 1; }), "teacher"));
  CHECK(has(refusal([](Json& c) { c["optimizer"]["name"] = "shampoo"; }), "shampoo"));
  CHECK(has(refusal([](Json& c) { c["training"]["warp_drive"] = 1; }), "warp_drive"));
  CHECK(has(refusal([](Json& c) { c["model"]["layers"][0]["type"] = "attention"; }), "attention"));
}

TEST_CASE("a file cut short anywhere is refused", "[session][file]") {
  Session session(1);
  with_a_run(session);
  const std::string file = first_model();
  for (std::size_t length = 0; length < file.size(); ++length) {
    INFO("of " << file.size() << " bytes: " << length);
    CHECK(refusal_of(session, file.substr(0, length)) != "accepted");
  }
  CHECK(refusal_of(session, file) == "accepted");
}

TEST_CASE("absurd sizes are refused before memory is taken for them", "[session][file]") {
  Session session(1);
  with_a_run(session);
  const std::string file = first_model();
  const std::string rest = file.substr(kLengthBytes);
  for (const std::uint64_t length :
       {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 31U, std::uint64_t{1} << 63U,
        ~std::uint64_t{0}, std::uint64_t{rest.size() + 1}}) {
    INFO(length);
    CHECK(refusal_of(session, with_length(length, rest)) != "accepted");
  }
  const auto tensor = [&](const char* member, const Json& value) {
    return refusal_of(session, changed([&](Json& h) { h["out.bias"][member] = value; }));
  };
  for (const Json& shape :
       {Json::array({4'000'000'000U, 4'000'000'000U}), Json::array({std::uint64_t{1} << 62U}),
        Json::array({-10}), Json::array({10.5}), Json::array({0}), Json(10), Json::array({"10"})}) {
    INFO(shape.dump());
    CHECK(tensor("shape", shape) != "accepted");
  }
  for (const Json& offsets :
       {Json::array({80, 40}), Json::array({40, 81}), Json::array({-1, 39}), Json::array({40}),
        Json::array({~std::uint64_t{0}, ~std::uint64_t{0}}), Json("40")}) {
    INFO(offsets.dump());
    CHECK(tensor("data_offsets", offsets) != "accepted");
  }
  CHECK(tensor("dtype", "F64") != "accepted");
  const auto told = [&](const char* key, const Json& value) {
    return refusal_of(session, changed([&](Json& h) { h["__metadata__"][key] = value; }));
  };
  for (const char* step : {"-1", "1e9", "99999999999999999999", "", "4 2"}) {
    INFO(step);
    CHECK(told("step", step) != "accepted");
  }
  CHECK(told("step", 42) != "accepted");
  CHECK(told("epoch", "nan") != "accepted");
  CHECK(told("config", "{") != "accepted");
  const std::string deep(100'000, '[');
  CHECK(told("config", deep) != "accepted");
  CHECK(refusal_of(session, with_length(deep.size(), deep)) != "accepted");
}

TEST_CASE("a file with damaged bytes loads or is refused, and never more", "[session][file]") {
  Session session(1);
  with_a_run(session);
  const std::string sound = first_model();
  Rng rng(7);
  int refused = 0;
  for (int i = 0; i < 1500; ++i) {
    std::string file = sound;
    const std::uint32_t hits = 1 + rng.below(3);
    for (std::uint32_t hit = 0; hit < hits; ++hit) {
      file[rng.below(static_cast<std::uint32_t>(file.size()))] = static_cast<char>(rng.below(256));
    }
    refused += refusal_of(session, file) == "accepted" ? 0 : 1;
  }
  CHECK(refused > 1000);
}

}  // namespace
}  // namespace inkgrad
