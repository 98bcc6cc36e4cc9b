// Options, random numbers, threads and registries.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/option.h"
#include "core/base/option_json.h"
#include "core/base/parallel.h"
#include "core/base/registry.h"
#include "core/base/rng.h"
#include "core/base/text.h"

namespace inkgrad {
namespace {

TEST_CASE("PCG32 gives the reference sequence", "[base][rng]") {
  // First numbers of the published pcg32 demo: seed 42, stream 54.
  Rng rng(42, 54);
  for (const std::uint32_t expected : {0xa15c02b7U, 0x7b47f409U, 0xba1d3330U, 0x83d2f293U}) {
    CHECK(rng.next() == expected);
  }
}

TEST_CASE("uniform and normal numbers have their mean and variance", "[base][rng]") {
  Rng rng(1);
  constexpr int kCount = 20000;
  double uniform_sum = 0;
  double normal_sum = 0;
  double normal_squares = 0;
  for (int i = 0; i < kCount; ++i) {
    const double u = rng.uniform();
    REQUIRE(u >= 0);
    REQUIRE(u < 1);
    uniform_sum += u;
    const double n = rng.normal();
    normal_sum += n;
    normal_squares += n * n;
  }
  CHECK(std::abs(uniform_sum / kCount - 0.5) < 0.01);
  CHECK(std::abs(normal_sum / kCount) < 0.03);
  CHECK(std::abs(normal_squares / kCount - 1) < 0.05);
}

TEST_CASE("below() reaches every number and no other", "[base][rng]") {
  Rng rng(3);
  std::array<int, 7> seen{};
  for (int i = 0; i < 7000; ++i) ++seen.at(rng.below(7));
  for (const int count : seen) CHECK(count > 800);
}

TEST_CASE("parts cover a range once, on multiples of the grain", "[base][parallel]") {
  for (const Index count : {0, 1, 7, 8, 64, 100}) {
    Index at = 0;
    for (Index part = 0; part < kParts; ++part) {
      const Range range = part_of(count, part, kParts, 4);
      CHECK(range.begin == at);
      CHECK((range.begin % 4 == 0 || range.begin == count));
      at = range.end;
    }
    CHECK(at == count);
  }
}

TEST_CASE("every task runs exactly once, on any number of threads", "[base][parallel]") {
  for (const int threads : {1, 2, 4}) {
    Parallel parallel(threads);
    for (int round = 0; round < 200; ++round) {
      std::vector<int> runs(37, 0);
      parallel.run(37, [&](Index task) { ++runs[static_cast<std::size_t>(task)]; });
      CHECK(std::ranges::all_of(runs, [](int n) { return n == 1; }));
    }
  }
  CHECK_THROWS_AS(Parallel(0), Error);
}

constexpr std::array<std::string_view, 2> kShades{"light", "dark"};
const std::array<OptionSpec, 4> kSpecs{{
    {.name = "rate", .label = "Rate", .help = "", .standard = 0.5, .min = 0, .max = 1},
    {.name = "count",
     .label = "Count",
     .help = "",
     .kind = OptionKind::kInteger,
     .standard = 3,
     .min = 1,
     .max = 9},
    {.name = "shade",
     .label = "Shade",
     .help = "",
     .kind = OptionKind::kChoice,
     .choices = kShades},
    {.name = "shares",
     .label = "Shares",
     .help = "",
     .kind = OptionKind::kList,
     .min = 0.5,
     .max = 8,
     .longest = 3},
}};

TEST_CASE("options start at their defaults and take only what fits", "[base][option]") {
  Options options("test", kSpecs);
  CHECK(options.number("rate") == 0.5);
  CHECK(options.choice("shade") == "light");
  options.set("count", 9);
  options.set_choice("shade", "dark");
  CHECK(options.integer("count") == 9);
  CHECK(options.choice("shade") == "dark");
  CHECK_THROWS_AS(options.set("count", 10), Error);
  CHECK_THROWS_AS(options.set("count", 2.5), Error);
  CHECK_THROWS_AS(options.set("rate", std::nan("")), Error);
  CHECK_THROWS_AS(options.set("shade", 2), Error);
  CHECK_THROWS_AS(options.set_choice("shade", "grey"), Error);
  CHECK(options.integer("count") == 9);
}

TEST_CASE("a list is empty at first and takes numbers with commas between them", "[base][option]") {
  Options options("test", kSpecs);
  const auto shares = [&] {
    const std::span<const double> list = options.list("shares");
    return std::vector<double>(list.begin(), list.end());
  };
  CHECK(shares().empty());
  options.set_text("shares", " 2,0.5 , 1e0");
  CHECK(shares() == std::vector<double>{2, 0.5, 1});
  for (const char* wrong : {"2, nine", "2,,1", "2,", "0.4", "8.5", "1, 1, 1, 1", "inf", "nan",
                            "0x1", "2 1", "1e", "-"}) {
    INFO(wrong);
    CHECK_THROWS_AS(options.set_text("shares", wrong), Error);
  }
  CHECK_THROWS_AS(options.set("shares", 1), Error);
  CHECK_THROWS_AS(options.set_list("rate", "1"), Error);
  CHECK(shares() == std::vector<double>{2, 0.5, 1});
  const Json written = options_to_json(options);
  CHECK(written["shares"] == "2, 0.5, 1");
  Options read("test", kSpecs);
  options_from_json("test", written, read);
  CHECK(options_to_json(read) == written);
  options.set_text("shares", " ");
  CHECK(shares().empty());
}

TEST_CASE("a list that does not fit is refused by what is wrong in it", "[base][option]") {
  Options options("loss \"dice\"", kSpecs);
  try {
    options.set_text("shares", "1, 9");
    FAIL("accepted 9");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) ==
          "loss \"dice\", shares: expected numbers 0.5 to 8 with commas between them, at most 3; "
          "got \" 9\"");
  }
}

TEST_CASE("an unknown option is refused and the known ones are named", "[base][option]") {
  Options options("optimizer \"adam\"", kSpecs);
  try {
    options.set("speed", 1);
    FAIL("accepted an unknown option");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kUnknownName);
    CHECK(std::string(error.what()) ==
          "optimizer \"adam\": unknown option \"speed\"; known: rate, count, shade, shares");
  }
}

TEST_CASE("text writes its pieces one after another", "[base]") {
  CHECK(text("a", std::string("b"), 'c', std::string_view("d")) == "abcd");
  CHECK(text(-3, " ", 7U, " ", std::uint64_t{1} << 40, " ", std::int64_t{-1}) ==
        "-3 7 1099511627776 -1");
  CHECK(text(0.5, " ", 1e-7, " ", 2.0F / 3, " ", 1e6, " ", 123456.7) ==
        "0.5 1e-07 0.666667 1e+06 123457");
  CHECK(text(std::numeric_limits<double>::infinity(), " ",
             std::numeric_limits<double>::quiet_NaN()) == "inf nan");
  CHECK(comma_separated(std::array{1, 2, 3}) == "1, 2, 3");
  CHECK(comma_separated(std::vector<std::string>{}).empty());
}

}  // namespace
}  // namespace inkgrad
