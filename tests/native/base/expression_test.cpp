// Formulas typed by people: what they mean, what is refused and where, and that nothing typed can
// do harm.
#include "core/base/expression.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/rng.h"

namespace inkgrad {
namespace {

double value_of(std::string_view source, double x = 2, double y = 3) {
  return Expression(source).evaluate(x, y);
}

std::string refusal_of(std::string_view source) {
  try {
    const Expression expression(source);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST_CASE("a formula means what it does on paper", "[base][expression]") {
  const std::vector<std::pair<std::string_view, double>> formulas{
      {"1 + 2 * 3", 7},
      {"(1 + 2) * 3", 9},
      {"10 - 4 - 3", 3},
      {"16 / 4 / 2", 2},
      {"2 ^ 3 ^ 2", 512},
      {"-x ^ 2", -4},
      {"(-x) ^ 2", 4},
      {"2 ^ -1", 0.5},
      {"x * -y", -6},
      {"--x", 2},
      {"x - -y", 5},
      {"1.5e2 + .5 + 2.", 152.5},
      {"min(x, y) + 10 * max(x, y)", 32},
      {"atan2(0, -1) - pi", 0},
      {"log(e)", 1},
      {"sqrt(x * 8) + abs(-y)", 7},
      {"floor(-1.5) + sign(-9) + sign(0)", -3},
      {"x < y", 1},
      {"x >= y", 0},
      {"(x <= 2) + (y > 2) * 10", 11},
      {"1 < 2 + 3", 1},
      {"sin(0) + cos(0) + tan(0) + tanh(0) + exp(0)", 2},
      {"  x\t+\ny ", 5},
  };
  for (const auto& [source, expected] : formulas) {
    INFO(source);
    CHECK(std::abs(value_of(source) - expected) < 1e-12);
  }
}

TEST_CASE("outside a function's domain there is no number, and no exception",
          "[base][expression]") {
  CHECK(std::isnan(value_of("log(-1)")));
  CHECK(std::isnan(value_of("sqrt(-x)")));
  CHECK(std::isnan(value_of("0 / 0")));
  CHECK(std::isinf(value_of("1 / (x - 2)")));
}

TEST_CASE("what is refused is named with its place and with what was expected",
          "[base][expression]") {
  const std::string operand = R"~(a number, a name or "(")~";
  const std::vector<std::pair<std::string_view, std::string>> refusals{
      {"x + y *)", "8: expected " + operand + R"~(, got ")")~"},
      {"", "1: expected " + operand + ", got the end"},
      {"x + é", "5: expected " + operand + R"~(, got "é")~"},
      {"é", "1: expected " + operand + R"~(, got "é")~"},
      {".", "1: expected " + operand + R"~(, got ".")~"},
      {"2 x", R"~(3: expected an operator or the end, got "x")~"},
      {"2e", R"~(2: expected an operator or the end, got "e")~"},
      {"x < y < 1", R"~(7: expected an operator or the end, got "<")~"},
      {"(x + 1", R"~(7: expected an operator or ")", got the end)~"},
      {"sin x", R"~(5: expected "(", got "x")~"},
      {"min(x)", R"~(6: expected an operator or ",", got ")")~"},
  };
  for (const auto& [source, expected] : refusals) {
    CHECK(refusal_of(source) == "formula: at character " + expected);
  }
}

TEST_CASE("an unknown name lists the known ones", "[base][expression]") {
  const std::string message = refusal_of("1 + sine(x)");
  CHECK(
      message.starts_with(R"(formula: at character 5: unknown name "sine"; known: x, y, pi, e, )"));
  for (const ExpressionFunction& function : expression_functions()) {
    CHECK(message.find(function.name) != std::string::npos);
  }
}

TEST_CASE("length and nesting have bounds, also where no parenthesis stands",
          "[base][expression]") {
  const auto repeated = [](std::string_view piece, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += piece;
    return all;
  };
  CHECK(value_of(repeated("(", 50) + "x" + repeated(")", 50)) == 2);
  for (const std::string& deep :
       {repeated("(", 51) + "x" + repeated(")", 51), repeated("-", 51) + "x",
        repeated("1^", 51) + "1", repeated("abs(", 51) + "x" + repeated(")", 51)}) {
    CHECK(refusal_of(deep).find("at most 50 levels") != std::string::npos);
  }
  CHECK(refusal_of(repeated("x+", 250) + "x").find("at most 500 characters, got 501") !=
        std::string::npos);
  CHECK(value_of(repeated("x+", 249) + "x") == 500);
}

TEST_CASE("a gradient agrees with finite differences", "[base][expression]") {
  constexpr double kStep = 1e-6;
  for (const ExpressionFunction& function : expression_functions()) {
    const std::string name(function.name);
    const std::string source = name + (function.arguments == 2 ? "(x * y, x - y)" : "(x * y + x)");
    const Expression f(source);
    const Expression::Gradient g = f.gradient(0.7, 0.4);
    INFO(source);
    CHECK(g.value == f.evaluate(0.7, 0.4));
    CHECK(std::abs(g.dx - (f.evaluate(0.7 + kStep, 0.4) - f.evaluate(0.7 - kStep, 0.4)) /
                              (2 * kStep)) < 1e-6);
    CHECK(std::abs(g.dy - (f.evaluate(0.7, 0.4 + kStep) - f.evaluate(0.7, 0.4 - kStep)) /
                              (2 * kStep)) < 1e-6);
  }
  const Expression::Gradient g = Expression("-x^2 * y / (1 + y) - x^y").gradient(1.5, 2);
  CHECK(std::abs(g.dx - (-2 * 1.5 * 2 / 3.0 - 2 * 1.5)) < 1e-12);
  CHECK(std::abs(g.dy - (-2.25 / 9.0 - 2.25 * std::log(1.5))) < 1e-12);
}

TEST_CASE("constant parts add nothing to a gradient, however steep they are",
          "[base][expression]") {
  const Expression::Gradient g = Expression("x^2 + sqrt(0) + 0^2").gradient(-3, 1);
  CHECK(g.value == 9);
  CHECK(g.dx == -6);
  CHECK(g.dy == 0);
}

TEST_CASE("random text is understood or refused, and never worse", "[base][expression]") {
  constexpr std::string_view kPieces[] = {
      "x", "y", "1", "2.5", "e",    "pi",   "+",   "-", "*",  "/", "^", "(",
      ")", ",", "<", ">=",  "sin(", "min(", "log", " ", "1e", ".", "é", "\xff"};
  Rng rng(5);
  int understood = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string source;
    const std::uint32_t length = 1 + rng.below(round % 10 == 0 ? 300 : 8);
    for (std::uint32_t i = 0; i < length; ++i) source += kPieces[rng.below(std::size(kPieces))];
    try {
      const Expression expression(source);
      expression.evaluate(rng.normal(), rng.normal());
      expression.gradient(rng.normal(), rng.normal());
      ++understood;
    } catch (const Error& error) {
      CHECK(std::string_view(error.what()).starts_with("formula: "));
    }
  }
  CHECK(understood > 500);
}

}  // namespace
}  // namespace inkgrad
